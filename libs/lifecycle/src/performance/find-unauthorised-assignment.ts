import { act, at, breach, broken, C, event, procurementLaw, purchaseOfServices, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { Dossier } from '../dossier.js';
import { code, list, oneOf, optional, text } from '../schema/index.js';

const finding = {
  assignee: code(),
  extent: oneOf('whole', 'part'),
  items: optional(list(code(), 1, 500)),
  evidence: text(),
};

export const UnauthorisedAssignmentFound = event({
  type: 'UnauthorisedAssignmentFound',
  scope: 'contract',
  label: say('转包查实', 'Unauthorised assignment found'),
  act: 'FindUnauthorisedAssignment',
  outcome: ({ extent }) => extent,
  data: finding,
});

/** The contract was passed to another without consent, or as a whole: a breach follows by itself (INV-41, A42). */
export const findUnauthorisedAssignment = act({
  name: 'FindUnauthorisedAssignment',
  scope: 'contract',
  label: say('查实转包', 'Find an unauthorised assignment'),
  outcomes: { positive: ['whole', 'part'], other: [] },
  addresses: [at(`${C}/unauthorised-assignment`)],
  input: finding,
  events: [UnauthorisedAssignmentFound],
  outcome: ({ extent }) => extent,
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed', 'completed', 'terminated')),
  invariants: (dossier, input) => broken(itemsMissing(input), consented(dossier, input)),
  decide: (_, { contract: _contract, ...input }) => [UnauthorisedAssignmentFound.of(input)],
});

interface Input {
  readonly contract: string;
  readonly assignee: string;
  readonly extent: 'whole' | 'part';
  readonly items?: readonly string[];
}
const SOURCE = [purchaseOfServices('26'), procurementLaw('48')];

const itemsMissing = ({ extent, items }: Input) =>
  extent === 'part' &&
  items === undefined &&
  breach(
    'ItemsMissing',
    'INV-41',
    SOURCE,
    say('部分转包须写明服务事项', 'Where a part was passed on, say which'),
    {},
    state('写明服务事项', 'Name the items'),
  );

/** A part that the purchaser consented to is a subcontract, no breach. */
function consented({ contracts }: Dossier, { contract, assignee, extent, items = [] }: Input) {
  const approved = [...(contracts.get(contract)?.performance.subcontracts.values() ?? [])]
    .filter(({ subcontractor }) => subcontractor === assignee)
    .flatMap((one) => one.items);
  return (
    extent === 'part' &&
    items.length > 0 &&
    items.every((item) => approved.includes(item)) &&
    breach(
      'SubcontractConsented',
      'INV-41',
      SOURCE,
      say('该分包已经购买主体同意', 'The purchaser consented to this subcontract'),
      {
        assignee,
        items,
      },
    )
  );
}
