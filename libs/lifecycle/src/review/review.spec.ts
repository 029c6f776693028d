import { Asked, by, Case, does, given } from '../../test/case.js';
import { proposal, readyForApproval } from '../../test/kindergarten.js';
import { proposed } from '../../test/municipality.js';

/** A purchase of Changji. */
const changji = (year: number, changes: object = {}): Case =>
  given(does('purchaser.handler', `${year}-06-01`, 'ProposeProject', proposal({ jurisdiction: '652300', district: '652301', budgetLine: { code: 'L-1', year }, serviceType: 'greening', ...changes }))); // prettier-ignore
const ask = (year: number, bodies = ['staffing', 'humanResources', 'finance']): Asked =>
  does('purchaser.handler', `${year}-06-01`, 'RequestScopeReview', { bodies, matter: '范围' });
const opinions = (year: number): readonly Asked[] =>
  ['staffing', 'humanResources', 'finance'].map((body) =>
    does(body === 'finance' ? 'finance.general' : body, `${year}-06-02`, 'DecideScopeReview', { body, approves: true, opinion: '同意' }),
  ); // prettier-ignore

describe('the scope review of Changji (CJ-08, INV-17)', () => {
  it('is put to three bodies, and decided by the last of three signatures', () => {
    expect(changji(2016).when(ask(2016, ['staffing', 'finance'])).refusal).toMatchObject({
      code: 'BodiesMissing',
      rule: 'CJ-08',
    });
    const told = changji(2016).and(ask(2016), ...opinions(2016));
    expect(told.types.filter((type) => type.startsWith('ScopeReview'))).toEqual([
      'ScopeReviewRequested',
      'ScopeReviewOpinionGiven',
      'ScopeReviewOpinionGiven',
      'ScopeReviewApproved',
    ]);
  });

  it('comes before the procurement', () => {
    const plan = does('purchaser.handler', '2016-06-10', 'FileProcurementPlan', {
      planNo: 'P-1',
      lots: [{ lot: '1', title: '绿化', budgetFen: 1 }],
    });
    const refused = changji(2016).when(plan).refusal;
    expect(refused?.all).toContainEqual(expect.objectContaining({ rule: 'INV-17' }));
  });

  it('is asked anew after a rejection', () => {
    const [first] = opinions(2016);
    const rejected = changji(2016).and(ask(2016), { ...first!, data: { ...first!.data, approves: false } });
    expect(rejected.when(opinions(2016)[1]!).codes).toContain('NoReviewOpen');
    expect(rejected.when(ask(2016)).types).toEqual(['ScopeReviewRequested']);
  });
});

describe('A19 No budget line, no project, under every procedure (INV-15, NR-09)', () => {
  const approve = (on: string) => does('government', on, 'ApproveProject', { outcome: 'approved', amountFen: 1 });
  it.each([
    ['kq-2015', () => given(does('purchaser.handler', '2020-04-14', 'ProposeProject', proposal({ jurisdiction: '330603', district: '330603' })))],
    ['cd-2020', () => given(readyForApproval()[0]!)],
    ['cj-2016', () => changji(2020)],
    ['hb-proposal', () => given(proposed('hb-proposal'))],
    ['um-proposal', () => given(proposed('um-proposal'))],
  ])('%s', (id, story) => {
    const told = story();
    expect(told.last('ProjectProposed').data['procedure']).toMatchObject({ id });
    const { refusal } = told.when(approve('2021-02-01'));
    const found = refusal?.all?.find(({ rule }) => rule === 'INV-15');
    expect(found).toMatchObject({ source: [{ instrument: '政府采购法', article: '6' }], remedies: [{ kind: 'act', act: 'ConfirmBudgetLine' }] });
  }); // prettier-ignore
});

describe('a third party’s opinion (INV-35, UM-24)', () => {
  const opinion = (organisation: string, independent = true, role = 'thirdParty') =>
    does(role, '2021-02-01', 'RecordThirdPartyOpinion', {
      organisation,
      independent,
      recommendation: 'approve',
      opinion: '可行',
    });
  it('is given by who is independent and has said so', () => {
    const told = given(proposed('um-proposal'));
    expect(told.when(opinion('o-thirdParty')).types).toEqual(['ThirdPartyReviewOpinionRecorded']);
    expect(told.when(opinion('o-thirdParty', false)).refusal).toMatchObject({
      code: 'EvaluatorNotIndependent',
      rule: 'INV-35',
    });
    expect(told.when(opinion('o-purchaser')).codes).toEqual(
      expect.arrayContaining(['EvaluatorNotIndependent', 'NotOwnOpinion']),
    );
  });
});

describe('A18 A supplier that is a state organ (X5, INV-10)', () => {
  const year = 2021;
  const tendered = (): Case =>
    changji(year).and(
      ask(year), ...opinions(year),
      does('finance.general', '2021-06-03', 'CheckScope', { passed: true, lists: [{ list: '指导目录', version: '2021' }], finding: '属于' }),
      does('finance.general', '2021-06-03', 'ConfirmBudgetLine', { line: 'L-1', year, availableFen: 160_000_000, documentNo: '1' }),
      does('finance.general', '2021-06-04', 'ApproveProject', { outcome: 'approved', amountFen: 160_000_000 }),
      does('purchaser.handler', '2021-06-07', 'FileProcurementPlan', { planNo: 'P-1', lots: [{ lot: '1', title: '绿化', budgetFen: 160_000_000 }] }),
      does('finance.procurement', '2021-06-07', 'ApproveMethod', { lot: '1', method: 'singleSource', ground: 'onlySupplier', reason: '唯一' }),
      does('agency', '2021-06-08', 'PublishTender', { lot: '1', version: '1', evaluationMethod: 'lowestPrice', criteria: [], deadline: '2021-07-08T10:00:00+08:00', revealMinutes: 30 }),
      does({ ...by('supplier', '昌吉市园林局'), person: 'p_garden' }, '2021-06-09', 'SubmitBid', { lot: '1', bid: '1', bidder: '昌吉市园林局', sealedHash: `sha256:${'0'.repeat(64)}` }),
    ); // prettier-ignore
  const review = (result: string) =>
    does('agency', '2021-07-09', 'QualifySupplier', {
      lot: '1', supplier: '昌吉市园林局', supplierType: 'stateOrgan', stage: 'post', result, conditions: [{ code: 'type', met: result === 'qualified' }],
    }); // prettier-ignore

  it('is found not qualified in a tender of 2021: it cannot be qualified', () => {
    const opened = tendered().and(does('agency', '2021-07-08T03:00:00.000Z', 'OpenBids', { lot: '1' }));
    expect(opened.when(review('qualified')).refusal).toMatchObject({ code: 'SupplierTypeBarred', rule: 'INV-10' });
    expect(opened.when(review('notQualified')).events[0]?.data).toMatchObject({ result: 'notQualified' });
  });
});
