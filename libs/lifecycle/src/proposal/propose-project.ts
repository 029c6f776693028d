import { Procedure } from '@tongjian/procedure';
import { act, at, bound, breach, broken, event, record as recordOf, say } from '../act/index.js';
import { Dossier, Proposal } from '../dossier.js';
import { code, DataOf, optional } from '../schema/index.js';
import { totalFen } from '../total.js';
import { pinnedProcedure, proposalFields } from './fields.js';

type ProposalData = DataOf<typeof proposalFields>;

export const ProjectProposed = event({
  type: 'ProjectProposed',
  scope: 'project',
  label: say('项目申报', 'Project proposed'),
  act: 'ProposeProject',
  data: { ...proposalFields, procedure: pinnedProcedure },
  apply: (dossier, data) => propose(dossier, data),
});

/** Writes a proposal's data into the dossier. */
export function propose(dossier: Dossier, data: ProposalData): void {
  dossier.proposal = proposalOf(data);
}

export const proposalOf = (data: ProposalData): Proposal => ({
  title: data.title,
  jurisdiction: data.jurisdiction,
  district: data.district,
  purchaser: data.purchaser,
  ...(data.purchaserType ? { purchaserType: data.purchaserType } : {}),
  mode: data.mode,
  ...(data.serviceType ? { serviceType: data.serviceType } : {}),
  item: data.catalogueItem,
  budgetFen: data.budgetFen,
  budgetYear: data.budgetLine.year,
  fundingSources: data.fundingSources,
  flags: data.flags,
});

/** 《预算法》: every fen of a budget has its source, and no source is counted twice. */
export const fundingAddsUp = (proposal: Pick<Proposal, 'budgetFen' | 'fundingSources'>) => {
  const fundedFen = totalFen(proposal.fundingSources.map((source) => source.amountFen));
  return (
    fundedFen !== proposal.budgetFen &&
    breach(
      'FundingDoesNotAddUp',
      'INV-36',
      [recordOf('INV-36')],
      say('资金来源之和必须等于预算金额', 'The funding sources must add up to the budget'),
      { budgetFen: proposal.budgetFen, fundedFen },
      bound('fundingSources', '=', proposal.budgetFen),
    )
  );
};

export const projectFacts = (proposal: Proposal) => ({
  budgetFen: proposal.budgetFen,
  mode: proposal.mode,
  serviceType: proposal.serviceType ?? '',
  purchaserType: proposal.purchaserType ?? '',
  category: proposal.item.category,
  benefitClass: proposal.item.benefitClass,
  inCentralCatalogue: proposal.item.inCentralCatalogue,
  itemCode: proposal.item.code,
  jurisdiction: proposal.jurisdiction,
  district: proposal.district,
  year: proposal.budgetYear,
  ...proposal.flags,
});

/** Begins a project. The procedure in force on the business date is pinned by the decider (procedure.ts). */
export const proposeProject = act({
  name: 'ProposeProject',
  scope: 'project',
  label: say('申报项目', 'Propose a project'),
  addresses: [at('/projects')],
  input: { ...proposalFields, procedure: optional(code()) },
  events: [ProjectProposed],
  recall: ({ procedure: _pinned, ...data }) => data,
  facts: (_, input) => ({ project: projectFacts(proposalOf(input)) }),
  invariants: (_, input) => broken(fundingAddsUp(input)),
  decide: (_, { procedure: _wish, ...input }, { procedure }) => [
    ProjectProposed.of({ ...input, procedure: pinned(procedure) }),
  ],
});

export const pinned = ({ ref, parts }: Pick<Procedure, 'ref' | 'parts'>) => ({
  ...ref,
  parts: parts.map(({ id, version, hash }) => ({ id, version, hash })),
});
