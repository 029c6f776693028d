import { act, at, broken, C, event, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { int, text } from '../schema/index.js';
import { bondIsKept } from './clause.js';
import { contractIs } from './conditions.js';
import { withinHeld } from './release-bond.js';

const refund = { amountFen: int(1), basis: text() };

export const PerformanceBondRefunded = event({
  type: 'PerformanceBondRefunded',
  scope: 'contract',
  label: say('退还履约保证金', 'Performance bond refunded'),
  act: 'RefundBond',
  data: refund,
  apply: (dossier, { amountFen, ...key }) => void (contractOf(dossier, key).bondHeldFen -= amountFen),
});

/** Pays back bond that is held. */
export const refundBond = act({
  name: 'RefundBond',
  scope: 'contract',
  label: say('退还履约保证金', 'Refund the bond'),
  addresses: [at(`${C}/bond/refund`)],
  input: refund,
  events: [PerformanceBondRefunded],
  standing: (dossier, { contract }) =>
    broken(
      contractIs(dossier, contract, 'drafted', 'signed', 'completed', 'terminated'),
      bondIsKept(dossier, contract),
      withinHeld(dossier, contract),
    ),
  invariants: (dossier, { contract, amountFen }) => broken(withinHeld(dossier, contract, amountFen)),
  decide: (_, { contract: _contract, ...data }) => [PerformanceBondRefunded.of(data)],
});
