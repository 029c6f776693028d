import { act, at, broken, event, say, T } from '../act/index.js';
import { lotOf } from '../dossier-access.js';
import { text } from '../schema/index.js';
import { standsAt } from './stage.js';

export const TenderCancelled = event({
  type: 'TenderCancelled',
  scope: 'lot',
  label: say('终止采购活动', 'Tender cancelled'),
  act: 'CancelTender',
  data: { reason: text() },
  apply: (dossier, { lot }) => void (lotOf(dossier, lot).status = 'cancelled'),
});

/** Ends the purchase of a lot before its award; what was planned for it is free again. */
export const cancelTender = act({
  name: 'CancelTender',
  scope: 'lot',
  label: say('终止采购活动', 'Cancel the tender'),
  addresses: [at(`${T}/tender/cancel`)],
  input: { reason: text() },
  events: [TenderCancelled],
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned', 'tendering', 'opened', 'ranked')),
  decide: (_, input) => [TenderCancelled.of(input)],
});
