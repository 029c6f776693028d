import { act, at, broken, event, say, T } from '../act/index.js';
import { lotOf } from '../dossier-access.js';
import { code, fen, list, optional, title } from '../schema/index.js';
import { standsAt } from '../tender/stage.js';

const publication = { noticeNo: title(), channel: title(), experts: optional(list(title(), 0, 50)) };

export const AwardResultPublished = event({
  type: 'AwardResultPublished',
  scope: 'lot',
  label: say('公告中标(成交)结果', 'Award result published'),
  act: 'PublishAward',
  data: { ...publication, supplier: code(), priceFen: fen() },
  apply: (dossier, { lot }) => void (lotOf(dossier, lot).resultPublished = true),
});

/** Announces supplier, price and who evaluated (NR-29). */
export const publishAward = act({
  name: 'PublishAward',
  scope: 'lot',
  label: say('公告中标(成交)结果', 'Publish the award'),
  addresses: [at(`${T}/award/publish`)],
  input: publication,
  events: [AwardResultPublished],
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'awarded', 'contracted')),
  decide: (dossier, input) => {
    const award = dossier.lots.get(input.lot)?.award;
    return [AwardResultPublished.of({ ...input, supplier: award?.supplier ?? '', priceFen: award?.priceFen ?? 0 })];
  },
});
