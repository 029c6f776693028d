import { act, at, broken, event, say, T } from '../act/index.js';
import { lotOf } from '../dossier-access.js';
import { groundFits, methodFields, topUpWithinTenth, urgencyUnforeseen } from './method.js';
import { standsAt } from './stage.js';

export const ProcurementMethodApproved = event({
  type: 'ProcurementMethodApproved',
  scope: 'lot',
  label: say('采购方式核定', 'Procurement method approved'),
  act: 'ApproveMethod',
  data: methodFields,
  apply: (dossier, { lot: id, method, ground }) => {
    const lot = lotOf(dossier, id);
    lot.method = method;
    if (ground) lot.ground = ground;
    else delete lot.ground;
  },
});

/** Fixes how a lot is bought, on a ground that the law gives for the method (INV-20). */
export const approveMethod = act({
  name: 'ApproveMethod',
  scope: 'lot',
  label: say('核定采购方式', 'Approve the procurement method'),
  addresses: [at(`${T}/method/approve`)],
  input: methodFields,
  events: [ProcurementMethodApproved],
  facts: (_, { method, ground }) => ({ tender: { method, methodGround: ground ?? '' } }),
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned')),
  invariants: (dossier, input) =>
    broken(
      groundFits(input.method, input.ground) || urgencyUnforeseen(input),
      topUpWithinTenth(input, dossier.lots.get(input.lot)),
    ),
  decide: (_, input) => [ProcurementMethodApproved.of(input)],
});
