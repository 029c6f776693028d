import { Asked, Case, does, given } from '../../test/case.js';
import {
  acceptance,
  as,
  BUDGET_FEN,
  CALL,
  closed,
  examined,
  needsCollected,
  pay,
  proposed,
  qualified,
  ranked,
  scored,
  submit,
} from '../../test/municipality.js';

const step = (role: string, on: string, name: string, outcome: string, form: object) =>
  does(role, on, 'CompleteLocalStep', { step: name, outcome, form: form as never });
const opinion = (role: string, body: string): Asked =>
  does(role, '2021-01-15', 'DecideScopeReview', { body, approves: true, opinion: '同意' });

/** Set up, budgeted, gated, reviewed, approved, listed, published. */
const published = (changes: object = {}): Case =>
  given(
    proposed('hb-proposal', 'application', changes as never),
    does('finance.general', '2021-01-13', 'EstablishSpecialLine', { line: 'L-1', year: 2021, purpose: '向社会组织购买服务', amountFen: BUDGET_FEN, documentNo: '专项1号' }),
    does('finance.general', '2021-01-14', 'ConfirmBudgetLine', { line: 'L-1', year: 2021, availableFen: BUDGET_FEN, documentNo: '1' }),
    does('finance.general', '2021-01-14', 'RequestScopeReview', { bodies: ['staffing', 'finance'], matter: '社区关爱' }),
    opinion('staffing', 'staffing'),
    opinion('finance.general', 'finance'),
    does('finance.general', '2021-01-15', 'CheckScope', { passed: true, lists: [{ list: '指导目录', version: '2021' }], finding: '属于' }),
    does('expert', '2021-01-16', 'ReviewProject', { recommendation: 'approve', opinion: '建议立项' }),
    step('government', '2021-01-17', 'CoordinationGroupDecision', 'agreed', { minutesNo: '纪要1号' }),
    does('government', '2021-01-18', 'ApproveProject', { outcome: 'approved', amountFen: BUDGET_FEN }),
    does('finance.general', '2021-01-19', 'ApproveFunding', { amountFen: BUDGET_FEN, line: 'L-1' }),
    step('finance.general', '2021-01-20', 'CompileList', 'done', { listNo: '2021-01' }),
    does('purchaser.handler', '2021-01-21', 'PublishIntention', { summary: '社区关爱', expectedMonth: '2021-02' }),
  ); // prettier-ignore
const call = does('purchaser.handler', '2021-01-26', 'OpenCall', CALL);

const sheets = ['x1', 'x2'].flatMap((member) => [
  scored(member, 'a', [8000, 3000, 5000]),
  scored(member, 'b', [9000, 3500, 5500]),
]);
const awarded = (): Case =>
  published().and(
    call, submit('a', 28_000_000), submit('b', 26_000_000), closed,
    examined('a', 9000), examined('b'), qualified('a'), qualified('b'),
    ...sheets, ranked,
    does('purchaser.head', '2021-03-01', 'DecideAward', { lot: '1', supplier: 'b', priceFen: 26_000_000 }),
    does('agency', '2021-03-02', 'PublishAward', { lot: '1', noticeNo: 'N-1', channel: '市民大厦' }),
  ); // prettier-ignore
const draft = (termMonths = 9): Asked =>
  does('purchaser.handler', '2021-03-17', 'DraftContract', {
    lot: '1', contract: '1', supplier: 'b', priceFen: 26_000_000, items: [{ code: 'care', name: '社区关爱' }], termMonths, smallEnterprise: false,
    ...(termMonths > 12 ? { multiYear: { budgetAssured: true, contentFixed: true, continuous: true, fundingStable: true, priceStable: true } } : {}),
    schedule: [{ instalment: '1', amountFen: 13_000_000, condition: 'milestone', final: false }, { instalment: '2', amountFen: 13_000_000, condition: 'evaluation', final: true }],
    bondFen: 0, terminateOnFail: false, contestDays: 7,
  }); // prettier-ignore
const sign = does('purchaser.head', '2021-03-18', 'SignContract', { contract: '1', contractNo: 'C-1', parties: [{ party: 'o-purchaser', as: 'purchaser' }, { party: 'b', as: 'supplier' }] }); // prettier-ignore
const THIRD = { weightNum: 1, weightDen: 3 };
const delivered: readonly Asked[] = [
  draft(), sign,
  does('purchaser.reviewer', '2021-03-22', 'PlanEvaluation', {
    contract: '1', evaluation: '1', kind: 'performance', passMarkHundredths: 6000, appealDays: 7,
    indicators: [{ code: 'money', name: '资金', party: 'finance', ...THIRD }, { code: 'effect', name: '绩效', party: 'thirdParty', ...THIRD }, { code: 'content', name: '满意', party: 'beneficiary', ...THIRD }],
    evaluators: [{ party: 'finance', organisation: 'o-finance' }, { party: 'thirdParty', organisation: 'o-thirdParty', independent: true }, { party: 'beneficiary', organisation: 'o-beneficiary' }],
  }),
  does('purchaser.reviewer', '2021-03-22', 'ApproveImplementationPlan', { contract: '1', milestones: [{ milestone: '1', title: '中期', dueOn: '2021-06-30' }] }),
  does(as('b'), '2021-07-01', 'ReportMilestone', { contract: '1', milestone: '1', reachedOn: '2021-06-30', evidence: '台账' }),
  does('thirdParty', '2021-07-05', 'VerifyMilestone', { contract: '1', milestone: '1', outcome: 'verified', findings: '达到' }),
]; // prettier-ignore
const judged: readonly Asked[] = [
  ...[['finance.performance', 'money'], ['thirdParty', 'effect'], ['beneficiary', 'content']].map(([role, indicator]) =>
    does(role!, '2021-12-10', 'ScoreComponent', { evaluation: '1', indicator: indicator!, scoreHundredths: 9000, evidence: '报告' }),
  ),
  does('finance.performance', '2021-12-14', 'DetermineEvaluationResult', { evaluation: '1' }),
]; // prettier-ignore

describe('a project of Harbin, by application (HB-26)', () => {
  it('goes its thirteen steps to the closing', () => {
    const lived = awarded().and(
      ...delivered,
      ...pay('1', '2021-07-08', { milestone: '1' }),
      ...acceptance,
      ...judged,
      ...pay('2', '2021-12-20', { evaluation: '1' }),
      does('purchaser.head', '2021-12-27', 'CompleteContract', { contract: '1' }),
      does('purchaser.head', '2021-12-28', 'CloseProject', { summary: '完成' }),
      does('purchaser.head', '2021-12-29', 'RecordPostCompletionObligation', { duty: '档案保管', bearer: 'b', until: '2036-12-31' }),
    ); // prettier-ignore
    const steps = [
      'ProjectProposed',
      'BudgetLineConfirmed',
      'ProjectReviewed',
      'ProcurementIntentionPublished',
      'ProposalRanked',
      'AwardResultPublished',
      'ContractSigned',
      'AcceptancePassed',
      'ProjectClosed',
    ];
    expect(lived.types.filter((type) => steps.includes(type))).toEqual(steps);
    expect(lived.last('PostCompletionObligationRecorded').data).toMatchObject({ bearer: 'b' });
  });

  it('asks the public where its requirement is specified (INV-13)', () => {
    const specify = does('purchaser.handler', '2021-01-12', 'SpecifyRequirement', { items: [{ code: 'care', name: '关爱' }], standards: '按方案' }); // prettier-ignore
    const begun = given(proposed('hb-proposal'));
    expect(begun.when(specify).refusal).toMatchObject({ rule: 'INV-13' });
    expect(begun.and(...needsCollected('2021-01-11')).when(specify).types).toEqual(['RequirementSpecified']);
  });

  it('qualifies before experts score (HB-26)', () => {
    const story = published().and(call, submit('a', 28_000_000), closed, examined('a'));
    expect(story.when(sheets[0]!).codes).toContain('NotYet');
    expect(story.and(qualified('a')).when(sheets[0]!).types).toEqual(['ProposalScored']);
  });

  it('lets budget and staffing stand at the gate together, each by its own signature (HB-16)', () => {
    const begun = given(proposed('hb-proposal'));
    const ask = (bodies: string[]) =>
      does('finance.general', '2021-01-14', 'RequestScopeReview', { bodies, matter: '关爱' });
    expect(begun.when(ask(['finance'])).refusal).toMatchObject({ code: 'BodiesMissing', rule: 'HB-16' });
    const asked = begun.and(ask(['staffing', 'finance']));
    expect(asked.when(opinion('finance.general', 'staffing')).codes).toContain('NotOfThatBody');
    const half = asked.and(opinion('staffing', 'staffing'));
    expect(half.types.at(-1)).toBe('ScopeReviewOpinionGiven');
    expect(half.when(opinion('staffing', 'staffing')).codes).toContain('SignedAlready');
    expect(half.when(opinion('finance.general', 'finance')).types).toEqual(['ScopeReviewApproved']);
    const no = { ...opinion('finance.general', 'finance').data, approves: false };
    expect(half.when(does('finance.general', '2021-01-15', 'DecideScopeReview', no)).types).toEqual([
      'ScopeReviewRejected',
    ]);
  });
});

describe('A41 Payment in stages is allowed in Harbin (HB-20)', () => {
  const story = () => awarded().and(...delivered);

  it('at milestone 1, before any evaluation; the last payment follows the result', () => {
    const [request] = pay('1', '2021-07-08', { milestone: '1' });
    expect(story().when(request!).types).toEqual(['PaymentRequested']);
    const accepted = story().and(...acceptance);
    const [last] = pay('2', '2021-12-09', { evaluation: '1' });
    expect(accepted.when(last!).refusal?.all?.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['INV-32', 'HB-26']),
    );
    expect(accepted.and(...judged).when({ ...last!, on: '2021-12-20' }).types).toEqual(['PaymentRequested']);
  });
});

describe('a term beyond a year (HB-34, INV-24)', () => {
  it('rests on a commitment of its years', () => {
    const drafted = awarded().and(draft(24));
    expect(drafted.when(sign).refusal).toMatchObject({ code: 'NotYet', rule: 'HB-34' });
    const committed = does('finance.general', '2021-03-17', 'ApproveMultiYear', { years: [{ year: 2021, amountFen: 20_000_000 }, { year: 2022, amountFen: 10_000_000 }], basis: '延续性服务' }); // prettier-ignore
    expect(drafted.and(committed).when(sign).types).toContain('ContractSigned');
  });
});

describe('a reserved lot (INV-09, CD-14)', () => {
  const reserve = (changes: object = {}) =>
    does('purchaser.head', '2021-01-27', 'AllocateReservedShare', {
      lot: '1',
      class: 'socialOrganisation',
      reason: '支持社会组织',
      ...changes,
    });
  const policy = { policy: { instrument: '关于通过政府购买服务支持社会组织培育发展的指导意见(财综〔2016〕54号)' } };

  it('cites the policy that allows it (X10)', () => {
    expect(published().and(call).when(reserve()).refusal).toMatchObject({ code: 'PolicyBasisMissing', rule: 'INV-09' });
    expect(published().and(call, submit('a', 28_000_000)).when(reserve(policy)).codes).toEqual(['ProposalsRelyOnIt']);
  });

  it('is for its class alone', () => {
    const reserved = published().and(call, reserve(policy));
    const enterprise = submit('a', 28_000_000, { applicantType: 'enterprise' });
    expect(reserved.when(enterprise).refusal).toMatchObject({ code: 'LotReserved', rule: 'INV-09' });
    const story = reserved.and(submit('a', 28_000_000), closed);
    const otherwise = { ...qualified('a'), data: { ...qualified('a').data, supplierType: 'enterprise' } };
    expect(story.when(otherwise).refusal).toMatchObject({ code: 'LotReserved', rule: 'INV-09' });
    expect(story.when(qualified('a')).types).toEqual(['QualificationReviewed']);
  });
});
