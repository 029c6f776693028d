import { act, at, bound, breach, broken, event, P, procurementLaw, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { DataOf, Fields, optional, OptionalShape, record, text, TypeOf } from '../schema/index.js';
import { proposalFields } from './fields.js';
import { fundingAddsUp, projectFacts, proposalOf } from './propose-project.js';

type Changes = Partial<DataOf<typeof proposalFields>>;
type Optional<F extends Fields> = { readonly [K in keyof F]: OptionalShape<TypeOf<F[K]>> };
const anyOfThem = Object.fromEntries(
  Object.entries(proposalFields).map(([name, shape]) => [name, optional<unknown>(shape)]),
) as Optional<typeof proposalFields>;

export const ProjectProposalRevised = event({
  type: 'ProjectProposalRevised',
  scope: 'project',
  label: say('修改申报', 'Proposal revised'),
  act: 'ReviseProposal',
  data: { changes: record(anyOfThem), reason: text() },
  apply: (dossier, { changes }) => {
    if (dossier.proposal) dossier.proposal = revised(dossier, changes as Changes);
  },
});

function revised(dossier: Dossier, changes: Changes) {
  const { item, budgetYear, ...proposal } = dossier.proposal!;
  return proposalOf({
    ...proposal,
    catalogueItem: { name: '', edition: '', ...item },
    budgetLine: { code: '', year: budgetYear },
    flags: proposal.flags as DataOf<typeof proposalFields>['flags'],
    ...changes,
  } as DataOf<typeof proposalFields>);
}

/** Changes a proposal before it is approved; what is left out stays. */
export const reviseProposal = act({
  name: 'ReviseProposal',
  scope: 'project',
  label: say('修改申报', 'Revise the proposal'),
  addresses: [at(`${P}/proposal/revise`)],
  input: { ...anyOfThem, reason: text() },
  events: [ProjectProposalRevised],
  facts: (dossier, { reason: _, ...changes }) =>
    dossier.proposal ? { project: projectFacts(revised(dossier, changes as Changes)) } : {},
  invariants: (dossier, { reason: _, ...changes }) => {
    const after = dossier.proposal && revised(dossier, changes as Changes);
    const approved = dossier.approval?.outcome === 'approved' ? dossier.approval.amountFen : 0;
    return broken(
      after && fundingAddsUp(after),
      after !== undefined &&
        after.budgetFen < approved &&
        breach(
          'BelowApproved',
          'INV-15',
          [procurementLaw('6')],
          say('预算不得改到低于已批准金额', 'The budget cannot be revised below what was approved'),
          { budgetFen: after.budgetFen, approvedFen: approved },
          bound('budgetFen', '>=', approved),
        ),
    );
  },
  decide: (_, { reason, sample, ...changes }) => [
    ProjectProposalRevised.of({ changes: changes as never, reason, ...(sample ? { sample } : {}) }),
  ],
});
