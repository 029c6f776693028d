import {
  act,
  at,
  bound,
  breach,
  broken,
  C,
  event,
  procurementLaw,
  purchaseOfServices,
  say,
  state,
} from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf, pricedFen } from '../dossier-access.js';
import { Contract, Dossier } from '../dossier.js';
import { code, DataOf, fen, id, list, oneOf, optional, text } from '../schema/index.js';

const subcontract = {
  subcontract: id(),
  subcontractor: code(),
  amountFen: fen(1),
  items: list(code(), 1, 500),
  reason: optional(text()),
};
type Subcontracting = DataOf<typeof subcontract> & { readonly contract: string };

export const SubcontractApproved = event({
  type: 'SubcontractApproved',
  scope: 'contract',
  label: say('同意分包', 'Subcontract approved'),
  act: 'DecideSubcontract',
  outcome: () => 'approved',
  data: { ...subcontract, priceFen: fen() },
  apply: (dossier, { lot, contract, subcontract: id, subcontractor, amountFen, items }) =>
    void contractOf(dossier, { lot, contract }).performance.subcontracts.set(id, { subcontractor, amountFen, items }),
});
export const SubcontractRejected = event({
  type: 'SubcontractRejected',
  scope: 'contract',
  label: say('不同意分包', 'Subcontract rejected'),
  act: 'DecideSubcontract',
  outcome: () => 'rejected',
  data: subcontract,
});

/** The purchaser consents to a part being done by another, never to the whole or to the core; the supplier stays liable (INV-41). */
export const decideSubcontract = act({
  name: 'DecideSubcontract',
  scope: 'contract',
  label: say('决定分包', 'Decide on a subcontract'),
  outcomes: { positive: ['approved'], other: ['rejected'] },
  addresses: [
    at(`${C}/subcontracts/approve`, { outcome: 'approved' }),
    at(`${C}/subcontracts/reject`, { outcome: 'rejected' }),
  ],
  input: { outcome: oneOf('approved', 'rejected'), ...subcontract },
  events: [SubcontractApproved, SubcontractRejected],
  outcome: ({ outcome }) => outcome,
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  invariants: (dossier, input) => {
    const contract = dossier.contracts.get(input.contract);
    return input.outcome === 'rejected' || !contract ? [] : notAPart(dossier, contract, input);
  },
  decide: ({ contracts }, { outcome, contract, ...input }) => [
    outcome === 'approved'
      ? SubcontractApproved.of({ ...input, priceFen: pricedFen(contracts.get(contract)!) })
      : SubcontractRejected.of(input),
  ],
});

const SOURCE = [purchaseOfServices('26'), procurementLaw('48')];

function notAPart(
  _: Dossier,
  contract: Contract,
  { subcontract: id, subcontractor, amountFen, items }: Subcontracting,
) {
  const { subcontracts, coreItems } = contract.performance;
  const earlier = [...subcontracts.values()];
  const givenFen = earlier.reduce((sum, one) => sum + one.amountFen, 0);
  const given = new Set([...items, ...earlier.flatMap((one) => one.items)]);
  const unknown = items.filter((item) => !contract.items.includes(item));
  const core = items.filter((item) => coreItems.includes(item));
  const priceFen = pricedFen(contract);
  return broken(
    subcontracts.has(id) &&
      breach('IdTaken', 'INV-41', SOURCE, say('分包编号已使用', 'A subcontract of this id is approved already'), { subcontract: id }, state('使用新的编号', 'Choose another id')), // prettier-ignore
    subcontractor === contract.supplier &&
      breach('OwnSubcontractor', 'INV-41', SOURCE, say('承接主体不能分包给自己', 'A supplier does not subcontract to itself'), { subcontractor }), // prettier-ignore
    unknown.length > 0 &&
      breach('ItemNotOfContract', 'INV-41', SOURCE, say('合同没有这些服务事项', 'The contract has no such items'), { unknown, items: contract.items }), // prettier-ignore
    core.length > 0 &&
      breach('CoreNotSubcontracted', 'INV-41', SOURCE, say('主体、关键性服务不得分包', 'The core of the service is not subcontracted'), { core }), // prettier-ignore
    givenFen + amountFen >= priceFen &&
      breach(
        'WholeNotAssigned',
        'INV-41',
        SOURCE,
        say('不得将合同全部转由他人履行', 'The whole of a contract is never passed on'),
        { amountFen, subcontractedFen: givenFen, priceFen },
        bound('amountFen', '<', Math.max(0, priceFen - givenFen)),
      ),
    unknown.length === 0 &&
      contract.items.length > 1 &&
      contract.items.every((item) => given.has(item)) &&
      breach('WholeNotAssigned', 'INV-41', SOURCE, say('不得将全部服务事项分包', 'Not every item of a contract is subcontracted'), { items: [...given] }), // prettier-ignore
  );
}
