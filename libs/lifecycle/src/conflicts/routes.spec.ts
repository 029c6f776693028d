import { JsonObject } from '@tongjian/kernel';
import { Asked, Case, does } from '../../test/case.js';
import { DATED_TEXTS, figuresOf } from '../../test/case-texts.js';
import { budgetConfirmed, DATED_SHELF, FEN, on, proposedOn, scopeChecked } from '../../test/dated.js';
import { publishedOn, shipped } from '../../test/shelf.js';

const DAY = '2016-06-01';
const LARGE = Number(DATED_SHELF.inForce({ jurisdiction: '330603', date: DAY })?.parameters['largeScaleFrom']);
const FLAGS = {
  newItem: false,
  functionTransfer: false,
  adHoc: false,
  majorProject: false,
  majorLivelihood: false,
  pilot: false,
};
const amount = (budgetFen: number) => ({ budgetFen, fundingSources: [{ source: '项目经费', amountFen: budgetFen }] });
const fen = (yuan: string) => Math.round(Number(yuan.replaceAll(',', '')) * 100);

/** Proposed, checked and reviewed in Keqiao on a day. */
const reviewed = (flags: JsonObject, budgetFen = FEN, changes: JsonObject = {}, story: Case = on(), day = DAY): Case =>
  story.and(
    proposedOn(day, 'keqiao', { ...amount(budgetFen), flags: { ...FLAGS, ...flags }, ...changes }),
    scopeChecked(day),
    budgetConfirmed(day, budgetFen),
    does('finance.general', day, 'ReviewProject', { recommendation: 'approve', opinion: '建议立项' }),
  );
const approve = (amountFen: number, by = 'government', day = DAY): Asked =>
  does(by, day, 'ApproveProject', { outcome: 'approved', amountFen });
const step = (by: string, name: string, form: JsonObject, day = DAY): Asked =>
  does(by, day, 'CompleteLocalStep', { step: name, outcome: 'agreed', form });
const government = step('government', 'GovernmentDecision', { documentNo: '1' });
const meeting = step('governmentOffice', 'ExecutiveMeeting', { minutesNo: '1' });
const TRANSFER = { newItem: true, functionTransfer: true };

describe('A22 new, a function transfer, not large: government approval (KQ-21)', () => {
  const told = reviewed(TRANSFER, LARGE - 1);
  it('is refused before the government decided, and to the finance department', () => {
    expect(told.when(approve(LARGE - 1)).refusal).toMatchObject({ code: 'NotYet', remedies: [{ kind: 'act', act: 'GovernmentDecision' }] });
    expect(told.and(government).when(approve(LARGE - 1, 'finance.general')).refusal).toMatchObject({ rule: 'KQ-21' });
  });
  it('is approved after it, without the executive meeting', () => {
    expect(told.and(government).when(approve(LARGE - 1)).types).toContain('ProjectApproved');
  });
}); // prettier-ignore

describe('A23 new, a function transfer, large: the executive meeting too (KQ-22)', () => {
  it('from the amount on that the adopter sets, inclusive', () => {
    const told = reviewed(TRANSFER, LARGE).and(government);
    expect(told.when(approve(LARGE)).refusal?.all).toContainEqual(expect.objectContaining({ code: 'NotYet', rule: 'KQ-22' }));
    expect(told.and(meeting).when(approve(LARGE)).types).toContain('ProjectApproved');
  });
  it('with the amount left open the pack cannot be published', () => {
    const pack = shipped('kq-2015');
    const unset = { ...pack, text: pack.text.replace(/(largeScaleFrom:\s*\{type: fen, value: )\d+/, '$1null') };
    expect(publishedOn('cn-floor', unset).faults).toMatchObject([{ code: 'NullParameter', file: 'kq-2015.yaml' }]);
  });
}); // prettier-ignore

describe('A24 no function transfer: the existing channel (KQ-23)', () => {
  const channel = step('finance.general', 'ExistingChannel', { channel: '部门预算' });
  it.each([[FEN, {}], [LARGE, {}], [LARGE, { newItem: true }]])('of %i fen, %j', (budgetFen, flags) => {
    const told = reviewed(flags, budgetFen);
    expect(told.when(approve(budgetFen)).refusal).toMatchObject({ remedies: [{ kind: 'act', act: 'ExistingChannel' }] });
    const { events } = told.and(channel).when(approve(budgetFen, 'finance.general'));
    expect(events.map(({ type }) => type)).toContain('ProjectApproved');
  });
}); // prettier-ignore

describe('A25 ad hoc livelihood: 一事一议 (KQ-24, INV-42)', () => {
  const decide = does('government', DAY, 'RecordAdHocDecision', { body: '区政府', reasonCode: 'livelihood', reason: '民生急需', documentNo: '1' }); // prettier-ignore
  it.each<JsonObject>([{ adHoc: true }, { majorLivelihood: true }, { majorProject: true }])('%j', (flags) => {
    const told = reviewed(flags);
    expect(told.when(approve(FEN)).refusal).toMatchObject({ remedies: [{ kind: 'act', act: 'RecordAdHocDecision' }] });
    const without = told.when({ ...decide, attachments: [] });
    expect(without.refusal).toMatchObject({ rule: 'INV-42' });
    expect(without.events).toEqual([]);
    expect(told.and(decide).when(approve(FEN)).types).toContain('ProjectApproved');
  });
});

describe('A27 X16 Buying by oneself in Keqiao (KQ-19, INV-39)', () => {
  const [most, above, listed] = figuresOf(DATED_TEXTS.A27, /^([\d,.]+) outside.*?; ([\d,.]+) → not; ([\d,.]+) inside/).map(fen);
  const bought = (budgetFen: number, inCentralCatalogue = false, story = on(), day = DAY) => {
    const item = { code: 'B0107', name: '社会调查', category: 'socialManagement', benefitClass: 'auxiliary', inCentralCatalogue, edition: '2016' };
    return reviewed({}, budgetFen, { mode: 'selfOrganised', catalogueItem: item }, story, day).and(
      step('finance.general', 'ExistingChannel', { channel: '部门预算' }, day),
      approve(budgetFen, 'finance.general', day),
      does('finance.general', day, 'ApproveFunding', { amountFen: budgetFen, line: 'L-1' }),
      does('purchaser.handler', day, 'FileProcurementPlan', { planNo: '1', lots: [{ lot: '1', title: '调查', budgetFen }] }),
    ).when(does('purchaser.handler', day, 'RecordSelfOrganisedPurchase', { lot: '1', quotes: [{ supplier: '甲', priceFen: 100 }], supplier: '甲', priceFen: 100, reason: '比价' }));
  };

  it('to the fen, and nothing of the central catalogue', () => {
    expect(bought(most!).codes).toEqual([]);
    expect(bought(above!).refusal).toMatchObject({ code: 'AboveSelfOrganisedCeiling', rule: 'INV-39', facts: { 'project.budgetFen': above } });
    expect(bought(above!).events).toEqual([]);
    expect(bought(listed!, true).codes).toContain('InCentralCatalogue');
  });

  it('X16 a threshold is dated: a text of later effect raises it, a project stays under that of its proposal', () => {
    const kq = shipped('kq-2015');
    const text = kq.text
      .replace('version: 1.0.0', 'version: 1.1.0')
      .replace('effective: {from: 2015-05-01}', 'effective: {from: 2019-01-01}')
      .replace('{type: fen, value: 50000000', '{type: fen, value: 100000000');
    const { shelf, faults } = publishedOn('cn-floor', kq, { name: 'kq-2015.yaml', text });
    expect(faults).toEqual([]);
    expect(bought(above!, false, on(shelf), '2018-12-28').codes).toEqual(['AboveSelfOrganisedCeiling']);
    expect(bought(above!, false, on(shelf), '2019-01-02').codes).toEqual([]);
    const early = on(shelf).and(proposedOn('2018-12-28', 'keqiao'));
    expect(early.and(scopeChecked('2019-01-02')).last('ProjectProposed').data['procedure']).toMatchObject({ version: '1.0.0' });
  });
}); // prettier-ignore
