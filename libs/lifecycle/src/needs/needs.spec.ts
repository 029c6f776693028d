import { by, Case, does, given } from '../../test/case.js';
import { fileProcurementPlan } from '../plan/index.js';
import { specifyRequirement } from '../requirement/index.js';
import { AwardDecided } from '../award/index.js';
import { draftContract } from '../contract/index.js';
import { approved, BUDGET_FEN, TERMS } from '../../test/purchase.js';
import { collectingNeeds, proposal, readyForApproval, ranked, award, contracting } from '../../test/kindergarten.js';

const SIX = ['文化教育', '心理辅导', '法律维权', '创业就业', '志愿服务', '社区治理'].map((name, i) => ({
  code: `s${i + 1}`,
  name,
}));
const specify = (on = '2020-04-16') =>
  does('purchaser.handler', on, 'SpecifyRequirement', { items: SIX, standards: '六大服务' });
const budgeted = (changes: object = {}): Case =>
  given({ ...readyForApproval()[0]!, data: proposal(changes as never) }, readyForApproval()[1]!);
const opening = (channels: readonly string[], closesOn = '2020-04-20') =>
  does('purchaser.handler', '2020-04-14', 'OpenNeedsCollection', { topic: '文化需求', area: '桂湖街道', channels: [...channels], closesOn, notice: '征集' }); // prettier-ignore

describe('A29 A public service asks the public before its requirement is fixed (INV-13)', () => {
  it('is refused without a closed collection, and told what to do', () => {
    expect(budgeted().when(specify()).refusal?.all).toContainEqual(
      expect.objectContaining({
        rule: 'INV-13',
        remedies: [expect.objectContaining({ kind: 'act', act: 'CloseNeedsCollection' })],
      }),
    );
    const [opened, heard] = collectingNeeds('2020-04-15');
    expect(budgeted().and(opened!, heard!).when(specify()).codes).toContain('NotYet');
    expect(
      budgeted()
        .and(...collectingNeeds('2020-04-15'))
        .when(specify()).types,
    ).toEqual(['RequirementSpecified']);
  });

  it('an auxiliary service may go without', () => {
    const { catalogueItem } = proposal();
    const auxiliary = {
      catalogueItem: { ...(catalogueItem as object), benefitClass: 'auxiliary' },
      serviceType: 'waterTesting',
    };
    expect(budgeted(auxiliary).when(specify()).types).toEqual(['RequirementSpecified']);
  });
});

describe('A30 Guihu asks by four channels and fixes six services (CD-27, CD-28)', () => {
  const guihu = () =>
    budgeted().and(
      opening(['questionnaire', 'oralHistory', 'focusGroup', 'workshop']),
      does('community', '2020-04-15', 'RecordNeedsResponse', { channel: 'questionnaire', responses: 300, digest: '问卷' }),
      does('community', '2020-04-15', 'RecordNeedsInterview', { place: '桂湖', theme: '变迁', digest: '口述史', consentRef: '同意书1' }),
      does('community', '2020-04-16', 'HoldFocusGroup', { size: 8, findings: '少年宫' }),
      does('purchaser.handler', '2020-04-17', 'RecordNeedsWorkshop', { planners: ['社区规划师', '社区营造师'], residents: 12, conclusions: '敲定方案' }),
      does('purchaser.handler', '2020-04-17', 'CloseNeedsCollection', { summary: '共同敲定' }),
      specify('2020-04-17'),
    ); // prettier-ignore

  it('tells how much each channel brought', () => {
    expect(guihu().last('NeedsCollectionClosed').data['responses']).toEqual([
      { channel: 'questionnaire', responses: 300 },
      { channel: 'oralHistory', responses: 1 },
      { channel: 'focusGroup', responses: 1 },
      { channel: 'workshop', responses: 1 },
    ]);
    expect(guihu().last('RequirementSpecified').data['items']).toHaveLength(6);
  });

  it('leaves none of the six out of the contract, where the plan names no items', () => {
    const told = approved()
      .and(specifyRequirement, { items: SIX, standards: '六大服务' })
      .and(fileProcurementPlan, { planNo: 'P-1', lots: [{ lot: '1', title: '运营', budgetFen: BUDGET_FEN }] });
    const award = AwardDecided.of({ supplier: 'a', priceFen: 1, budgetFen: BUDGET_FEN, basis: 'ranking' });
    AwardDecided.apply(told.dossier, { ...award, id: 'e', data: { ...award.data, lot: '1' } } as never);
    told.dossier.lots.get('1')!.qualifications.set('a', 'qualified');
    const terms = { ...TERMS, priceFen: 1, schedule: [{ ...TERMS.schedule[1]!, amountFen: 1 }] };
    const drafted = (items: readonly { code: string; name: string }[]) =>
      draftContract.invariants!(told.dossier, { ...terms, items } as never, {} as never).map(({ code, facts }) => [code, facts['missing']]); // prettier-ignore
    expect(drafted(SIX.slice(1))).toEqual([['ItemsMissing', ['s1']]]);
    expect(drafted(SIX)).toEqual([]);
  });

  it('leaves none of what the plan names out of the contract', () => {
    const kept = ranked().and(award(148_000_000));
    const [notice, draft] = contracting();
    const without = { ...draft!, data: { ...draft!.data, items: [{ code: 'other', name: '其他' }] } };
    expect(kept.and(notice!).when(without).refusal).toMatchObject({
      code: 'ItemsMissing',
      rule: 'INV-25',
      facts: { missing: ['kg'] },
    });
  });
});

describe('a collection', () => {
  it('hears by announced channels, in its time, its last day included', () => {
    const open = budgeted().and(opening(['questionnaire'], '2020-04-16'));
    const hear = (on: string, channel = 'questionnaire') =>
      does('community', on, 'RecordNeedsResponse', { channel, responses: 1, digest: '问卷' });
    expect(open.when(hear('2020-04-16')).types).toEqual(['NeedsResponseReceived']);
    expect(open.when(hear('2020-04-17')).codes).toEqual(['CollectionIsOver']);
    expect(open.when(hear('2020-04-16', 'online')).refusal).toMatchObject({
      code: 'ChannelNotAnnounced',
      facts: { announced: ['questionnaire'] },
    });
    const close = does('community', '2020-04-17', 'CloseNeedsCollection', { summary: '无' });
    expect(open.when(close).codes).toEqual(['NobodyHeard']);
  });
});

describe('the review of a requirement (NR-25)', () => {
  const specified = () => budgeted().and(...collectingNeeds('2020-04-15'), specify());
  const review = (findings: readonly object[], opinion?: string, actor = by('purchaser.reviewer')) =>
    does(actor, '2020-04-17', 'ReviewRequirement', { findings: findings as never, ...(opinion ? { opinion } : {}) });
  const regional = { kind: 'regionalPerformance', term: '本地业绩加分' };

  it('passes when nothing that it found was left', () => {
    expect(specified().and(review([])).state.marking.acts.get('ReviewRequirement')).toMatchObject([
      { outcome: 'passed' },
    ]);
    const left = specified().and(review([{ ...regional, corrected: false }], '须删除'));
    expect(left.state.marking.acts.get('ReviewRequirement')).toMatchObject([{ outcome: 'failed' }]);
    expect(specified().when(review([{ ...regional, corrected: true }])).codes).toEqual(['OpinionRequired']);
  });

  it('is another person’s than who wrote it (INV-54)', () => {
    const writer = { ...by('purchaser.handler'), role: 'purchaser.reviewer' };
    expect(specified().when(review([], undefined, writer)).codes).toContain('DutiesNotSeparated');
  });
});
