import { JsonObject } from '@tongjian/kernel';
import {
  act,
  at,
  bound,
  breach,
  broken,
  event,
  P,
  procurementLaw,
  purchaseOfServices,
  say,
  state,
} from '../act/index.js';
import { Dossier } from '../dossier.js';
import { DataOf, Fields, optional, OptionalShape, record, text, TypeOf } from '../schema/index.js';
import { proposalFields } from './fields.js';
import { fundingAddsUp, projectFacts, proposalOf } from './propose-project.js';

/** What chose the procedure stays: another jurisdiction, mode or service type is withdrawn and proposed anew (INV-08). */
const { jurisdiction: _jurisdiction, mode: _mode, serviceType: _serviceType, ...revisable } = proposalFields;
type Changes = Partial<DataOf<typeof revisable>>;
type Optional<F extends Fields> = { readonly [K in keyof F]: OptionalShape<TypeOf<F[K]>> };
const anyOfThem = Object.fromEntries(
  Object.entries(revisable).map(([name, shape]) => [name, optional<unknown>(shape)]),
) as Optional<typeof revisable>;

/** `rescoped`: the item, its parts or its nature are others, so that what was checked of them has to be checked anew. */
const outcomeOf = ({ catalogueItem, items, flags }: Changes) => (catalogueItem || items || flags ? 'rescoped' : 'done');

export const ProjectProposalRevised = event({
  type: 'ProjectProposalRevised',
  scope: 'project',
  label: say('修改申报', 'Proposal revised'),
  act: 'ReviseProposal',
  outcome: ({ changes }) => outcomeOf(changes as Changes),
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

/** Changes a proposal; what is left out stays. What it is about is open until the approval, its amount beyond (INV-43). */
export const reviseProposal = act({
  name: 'ReviseProposal',
  scope: 'project',
  label: say('修改申报', 'Revise the proposal'),
  outcomes: { positive: ['done', 'rescoped'], other: [] },
  addresses: [at(`${P}/proposal/revise`)],
  input: { ...anyOfThem, reason: text() },
  events: [ProjectProposalRevised],
  outcome: (changes) => outcomeOf(changes as Changes),
  recall: ({ changes, reason }) => ({ ...(changes as JsonObject), reason: reason! }),
  facts: (dossier, { reason: _, ...changes }) =>
    dossier.proposal ? { project: projectFacts(revised(dossier, changes as Changes)) } : {},
  invariants: (dossier, { reason: _, ...changes }) => {
    const after = dossier.proposal && revised(dossier, changes as Changes);
    const approved = dossier.approval?.outcome === 'approved' ? dossier.approval.amountFen : 0;
    return broken(
      dossier.approval?.outcome === 'approved' && outcomeOf(changes as Changes) === 'rescoped' && approvedAsIs(),
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

const approvedAsIs = () =>
  breach(
    'ScopeApproved',
    'INV-03',
    [purchaseOfServices('10')],
    say('立项后不得改变购买内容', 'What was approved is not exchanged for something else'),
    {},
    state('终止项目后重新申报', 'Terminate the project and propose anew'),
  );
