import { act, at, broken, event, say, T } from '../../act/index.js';
import { lotOf } from '../../dossier-access.js';
import { fen } from '../../schema/index.js';
import { groundFits, methodFields, topUpWithinTenth, urgencyUnforeseen } from '../method.js';
import { standsAt } from '../stage.js';

export const ProcurementMethodProposed = event({
  type: 'ProcurementMethodProposed',
  scope: 'lot',
  label: say('采购方式申请', 'Procurement method proposed'),
  act: 'ProposeMethod',
  data: { ...methodFields, budgetFen: fen() },
  apply: (dossier, { lot, method, ground }) => {
    lotOf(dossier, lot).proposed = { method, ...(ground ? { ground } : {}) };
  },
});

/** Asks for a method on one of its grounds, with the budget that the threshold is held against (NR-18, NR-18b). */
export const proposeMethod = act({
  name: 'ProposeMethod',
  scope: 'lot',
  label: say('申请采购方式', 'Propose the procurement method'),
  addresses: [at(`${T}/method/propose`)],
  input: methodFields,
  events: [ProcurementMethodProposed],
  facts: (_, { method, ground }) => ({ tender: { method, methodGround: ground ?? '' } }),
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned')),
  invariants: (dossier, input) =>
    broken(
      groundFits(input.method, input.ground) || urgencyUnforeseen(input),
      topUpWithinTenth(input, dossier.lots.get(input.lot)),
    ),
  decide: (dossier, input) => [
    ProcurementMethodProposed.of({ ...input, budgetFen: dossier.lots.get(input.lot)?.budgetFen ?? 0 }),
  ],
});
