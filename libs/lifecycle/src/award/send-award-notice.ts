import { act, at, broken, event, say, T } from '../act/index.js';
import { lotOf } from '../dossier-access.js';
import { code, title } from '../schema/index.js';
import { standsAt } from '../tender/stage.js';

export const AwardNoticeSent = event({
  type: 'AwardNoticeSent',
  scope: 'lot',
  label: say('发出中标(成交)通知书', 'Award notice sent'),
  act: 'SendAwardNotice',
  data: { noticeNo: title(), supplier: code() },
  apply: (dossier, { lot, supplier }) => void (lotOf(dossier, lot).noticedTo = supplier),
});

/** Tells the supplier of the award; from here the thirty days to sign run (NR-30). */
export const sendAwardNotice = act({
  name: 'SendAwardNotice',
  scope: 'lot',
  label: say('发出中标(成交)通知书', 'Send the award notice'),
  addresses: [at(`${T}/award/notify`)],
  input: { noticeNo: title() },
  events: [AwardNoticeSent],
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'awarded')),
  decide: (dossier, input) => [
    AwardNoticeSent.of({ ...input, supplier: dossier.lots.get(input.lot)?.award?.supplier ?? '' }),
  ],
});
