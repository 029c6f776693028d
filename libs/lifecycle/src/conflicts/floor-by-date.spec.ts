import { readPack, ReadPack, rulesOn } from '@tongjian/procedure';
import { shipped } from '../../test/shelf.js';

const floor = readPack(shipped('cn-floor')) as ReadPack;
const rules = new Map(rulesOn(floor, '2015-06-01').map((rule) => [rule.id, rule]));
const written = floor.written.rules ?? [];
/** The dated rules in force on a day, as the file names them; what carries no date holds on every day. */
const datedOn = (day: string) => {
  const ids = new Set(rulesOn(floor, day).map(({ id }) => id.replace(/\.[A-Z]\w*$/, '')));
  return written.filter(({ id, applies }) => applies && ids.has(id)).map(({ id }) => id).sort();
}; // prettier-ignore

/** One text, three floors: what the same rules of law ask for by the day of the event that each is anchored on. */
/** Until 110号令 there is no framework agreement at all. */
const NO_FRAMEWORK = ['cn.framework.inForce'];
const FLOOR_2015 = [...NO_FRAMEWORK, 'cn.bidders.consultation.2014', 'cn.scope.2015'];
const BY_102 = [
  'cn.budget.2020', 'cn.commitment.threeYears', 'cn.evaluation.planFirst', 'cn.financing.published', 'cn.purchaser.type',
  'cn.scope.2020', 'cn.scope.noDirectDuty', 'cn.scope.noHiring', 'cn.supplier.type', 'cn.term.oneYear', 'cn.term.threeYears',
]; // prettier-ignore
const SINCE_2018 = ['cn.complaint.check'];
const SINCE_2015 = ['cn.bidders.consultation.2015'];
const SINCE_2017 = ['cn.lots.bundled', 'cn.lots.works', 'cn.panel.size.large', 'cn.scope.noWorksNoFinancing'];
const LATE_PAYMENT = [
  'cn.payment.late.acceptance', 'cn.payment.late.milestone', 'cn.payment.late.result', 'cn.payment.sme.2025',
  'cn.payment.sme.agreedDays', 'cn.payment.sme.lpr.2025-05-20',
]; // prettier-ignore
const SINCE_2022 = ['cn.intention', 'cn.intention.period'];
const LOW_BIDS = [
  'cn.lowBid.ceiling.most', 'cn.lowBid.ceiling.raised', 'cn.lowBid.decided', 'cn.lowBid.mean.most', 'cn.lowBid.mean.raised',
  'cn.lowBid.second.most', 'cn.lowBid.second.raised', 'cn.lowBid.time',
]; // prettier-ignore

describe('the national floor by date', () => {
  it.each([
    ['2015-06-01', FLOOR_2015],
    ['2020-06-01', [...NO_FRAMEWORK, ...SINCE_2015, ...SINCE_2017, ...SINCE_2018, ...BY_102]],
    [
      '2026-06-01',
      [...SINCE_2015, ...SINCE_2017, ...SINCE_2018, ...BY_102, ...LATE_PAYMENT, ...SINCE_2022, ...LOW_BIDS],
    ],
  ])('on %s asks, beside what holds on every day, for %j', (day, expected) => {
    expect(datedOn(day)).toEqual([...expected].sort());
  });

  it.each([
    ['2015-06-30', 'cn.bidders.consultation.2015', 'cn.bidders.consultation.2014'],
    ['2020-03-01', 'cn.scope.2020', 'cn.scope.2015'],
    ['2025-06-01', 'cn.payment.sme.2025', 'cn.payment.sme.2020'],
    ['2020-09-01', 'cn.payment.sme.2020', undefined],
    ['2017-05-28', 'cn.scope.noWorksNoFinancing', undefined],
    ['2017-10-01', 'cn.panel.size.large', undefined],
    ['2022-01-01', 'cn.intention', undefined],
    ['2026-02-01', 'cn.lowBid.decided', undefined],
  ])('changes on %s: %s begins on that very day', (day, begins, ends) => {
    const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    expect([datedOn(before).includes(begins), datedOn(day).includes(begins)]).toEqual([false, true]);
    if (ends) expect([datedOn(before).includes(ends), datedOn(day).includes(ends)]).toEqual([true, false]);
  });

  it('names for every rule a source with the mark of how it was checked', () => {
    for (const { id, source } of written) {
      expect([id, source.length]).not.toEqual([id, 0]);
      for (const { mark } of source) expect([id, mark]).toEqual([id, expect.stringMatching(/^[VWTG]$/)]);
    }
  });

  it('anchors what may be bought and who may buy on the proposal, what a tender must do on its notice', () => {
    const anchor = (id: string) => written.find((rule) => rule.id === id)?.applies?.anchor;
    for (const { id, applies } of written.filter((rule) => rule.applies && /^cn\.(scope|purchaser)\./.test(rule.id)))
      expect([id, applies?.anchor]).toEqual([id, 'ProposeProject']);
    for (const id of ['cn.bidders.consultation.2014', 'cn.bidders.consultation.2015', 'cn.lowBid.decided', 'cn.lowBid.time'])
      expect([id, anchor(id)]).toEqual([id, 'PublishTender']);
  }); // prettier-ignore

  it('rests no rule on the order of 2020, on 87号令 or on the code of 2021 alone before they were in force', () => {
    const alone = (instrument: RegExp, from: string) =>
      [...rules.values()].filter(({ source, applies }) => source.every((one) => instrument.test(one.instrument)) && (applies?.from ?? '') < from).map(({ id }) => id); // prettier-ignore
    expect(alone(/第102号/, '2020-03-01')).toEqual([]);
    expect(alone(/第87号/, '2017-10-01')).toEqual([]);
    expect(alone(/^民法典$/, '2021-01-01')).toEqual([]);
  });
});
