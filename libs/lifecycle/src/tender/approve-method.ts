import { act, at, broken, event, say, T } from '../act/index.js';
import { lotOf } from '../dossier-access.js';
import { oneOf, optional, text, title } from '../schema/index.js';
import { ALL_GROUNDS, groundFits, METHODS } from './method.js';
import { standsAt } from './stage.js';

const method = {
  method: oneOf(...METHODS),
  ground: optional(oneOf(...ALL_GROUNDS)),
  reason: text(),
  documentNo: optional(title()),
};

export const ProcurementMethodApproved = event({
  type: 'ProcurementMethodApproved',
  scope: 'lot',
  label: say('采购方式核定', 'Procurement method approved'),
  act: 'ApproveMethod',
  data: method,
  apply: (dossier, { lot, method }) => void (lotOf(dossier, lot).method = method),
});

/** Fixes how a lot is bought, on a ground that the law gives for the method (INV-20). */
export const approveMethod = act({
  name: 'ApproveMethod',
  scope: 'lot',
  label: say('核定采购方式', 'Approve the procurement method'),
  addresses: [at(`${T}/method/approve`)],
  input: method,
  events: [ProcurementMethodApproved],
  facts: (_, { method }) => ({ tender: { method } }),
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned')),
  invariants: (_, { method, ground }) => broken(groundFits(method, ground)),
  decide: (_, input) => [ProcurementMethodApproved.of(input)],
});
