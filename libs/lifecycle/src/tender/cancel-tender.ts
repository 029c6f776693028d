import { act, at, broken, event, say, T } from '../act/index.js';
import { lotOf } from '../dossier-access.js';
import { oneOf, optional, text } from '../schema/index.js';
import { notTheAgent } from './preparation/appoint-agent.js';
import { standsAt } from './stage.js';

/** Why an activity ends before its award (政府采购法 36, 37; 74号令 37; 财库〔2014〕214号 34; NR-48). */
const ground = oneOf('taskCancelled', 'circumstancesChanged', 'unlawfulActs', 'tooFewResponses', 'documentsDefective');

export const TenderCancelled = event({
  type: 'TenderCancelled',
  scope: 'lot',
  label: say('终止采购活动', 'Tender cancelled'),
  act: 'CancelTender',
  /** A history may not tell the ground. */
  data: { ground: optional(ground), reason: text() },
  apply: (dossier, { lot }) => void (lotOf(dossier, lot).status = 'cancelled'),
});

/** Ends the purchase of a lot before its award; what was planned for it is free again. */
export const cancelTender = act({
  name: 'CancelTender',
  scope: 'lot',
  label: say('终止采购活动', 'Cancel the tender'),
  addresses: [at(`${T}/tender/cancel`)],
  input: { ground, reason: text() },
  events: [TenderCancelled],
  standing: (dossier, { lot }, standpoint) =>
    broken(standsAt(dossier, lot, 'planned', 'tendering', 'opened', 'ranked'), notTheAgent(dossier, lot, standpoint)),
  decide: (_, input) => [TenderCancelled.of(input)],
});
