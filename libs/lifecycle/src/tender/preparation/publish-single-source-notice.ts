import { act, at, breach, broken, doFirst, event, regulation, say, T } from '../../act/index.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, list, record, text, title } from '../../schema/index.js';
import { standsAt } from '../stage.js';

const notice = {
  noticeNo: title(),
  channel: title(),
  supplier: code(),
  reason: text(),
  /** What specialists said of there being one supplier only (74号令 38). */
  opinions: list(record({ name: title(), opinion: text() }), 0, 20),
};

export const SingleSourceNoticePublished = event({
  type: 'SingleSourceNoticePublished',
  scope: 'lot',
  label: say('单一来源公示', 'Single-source notice published'),
  act: 'PublishSingleSourceNotice',
  data: notice,
  apply: (dossier, { lot, supplier }) => void (lotOf(dossier, lot).singleSource = supplier),
});

/** Announces the only supplier, so that others may object before the method is approved (NR-19d). */
export const publishSingleSourceNotice = act({
  name: 'PublishSingleSourceNotice',
  scope: 'lot',
  label: say('公示单一来源', 'Publish the single-source notice'),
  addresses: [at(`${T}/single-source/publish`)],
  input: notice,
  events: [SingleSourceNoticePublished],
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned'), notProposed(dossier, lot)),
  decide: (_, input) => [SingleSourceNoticePublished.of(input)],
});

function notProposed(dossier: Dossier, lotId: string) {
  const proposed = dossier.lots.get(lotId)?.proposed;
  return (
    (proposed?.method !== 'singleSource' || proposed.ground !== 'onlySupplier') &&
    breach(
      'NotProposedAsOnlySupplier',
      'NR-19d',
      [regulation('38')],
      say('没有以唯一供应商为由申请单一来源采购', 'No single source was proposed for there being one supplier only'),
      { lot: lotId, method: proposed?.method ?? '', ground: proposed?.ground ?? '' },
      doFirst('ProposeMethod', `lot-${lotId}`),
    )
  );
}
