import { Case, does } from '../../test/case.js';
import { reviewedInKeqiao } from '../../test/keqiao.js';

const FLAGS = {
  newItem: false,
  functionTransfer: false,
  adHoc: false,
  majorProject: false,
  majorLivelihood: false,
  pilot: false,
};
const approved = (flags: object): Case => {
  const told = reviewedInKeqiao({ flags: { ...FLAGS, ...flags } });
  const decided = (step: string, role: string, form: object) =>
    does(role, '2020-04-16', 'CompleteLocalStep', { step, outcome: 'agreed', form: form as never });
  const { adHoc = false, functionTransfer = false } = flags as { adHoc?: boolean; functionTransfer?: boolean };
  const routed = adHoc
    ? does('government', '2020-04-16', 'RecordAdHocDecision', { body: '区政府', reasonCode: 'urgent', reason: '临时', documentNo: '1号' })
    : functionTransfer
      ? decided('GovernmentDecision', 'government', { documentNo: '1号' })
      : decided('ExistingChannel', 'finance.general', { channel: '部门预算' });
  return told.and(routed, does('government', '2020-04-21', 'ApproveProject', { outcome: 'approved', amountFen: 160_000_000 }));
}; // prettier-ignore
const fund = does('finance.general', '2020-04-22', 'ApproveFunding', { amountFen: 160_000_000, line: 'L-1' });

describe('A26 Supplements within the year (INV-43)', () => {
  const supplement = does('finance.general', '2020-08-01', 'ApproveSupplement', {
    amountFen: 10_000_000,
    basis: '任务增加',
    documentNo: '追加1号',
  });

  it('are refused to a routine project, with rule, article and facts', () => {
    expect(approved({}).when(supplement).refusal).toMatchObject({
      code: 'NoSupplement',
      rule: 'INV-43',
      source: [{ instrument: '绍柯政办发〔2015〕55号', article: '六(二)1-2' }],
      facts: { 'project.adHoc': false },
    });
  });

  it.each([{ adHoc: true }, { newItem: true, functionTransfer: true }])(
    'are given to an approved project that is %j',
    (flags) => {
      const told = approved(flags);
      expect(told.when(supplement).types).toEqual(['InYearSupplementApproved']);
      const { approval, proposal, budgetLine } = told.and(supplement).state.dossier;
      expect([approval?.amountFen, proposal?.budgetFen, budgetLine?.availableFen]).toEqual([
        170_000_000, 170_000_000, 170_000_000,
      ]);
    },
  );

  it('come after the approval only', () => {
    expect(reviewedInKeqiao({ flags: { ...FLAGS, adHoc: true } }).when(supplement).codes).toEqual(
      expect.arrayContaining(['NotYet', 'NotApproved']),
    );
  });
});

describe('A28 Money and posts follow the matter (INV-05)', () => {
  const offset = (staffFen: number, workingFen: number) =>
    does('finance.general', '2020-04-21', 'RecordBudgetOffset', { function: '养老评估', staffFen, workingFen, fromYear: 2020, documentNo: '核减1号' });
  const flagged = does('finance.general', '2020-04-20', 'FlagDoubleFunding', { function: '养老评估', staffFen: 30_000_000, workingFen: 20_000_000, evidence: '部门预算' });
  const transfer = () => approved({ newItem: true, functionTransfer: true });

  it('funds a function transfer after the offset is recorded', () => {
    expect(transfer().when(fund).refusal).toMatchObject({ rule: 'INV-05', remedies: [{ kind: 'act', act: 'RecordBudgetOffset' }] });
    expect(transfer().and(offset(0, 0)).when(fund).types).toEqual(['FundingApproved']);
    expect(approved({}).when(fund).types).toEqual(['FundingApproved']);
  });

  it('offsets what was arranged for the function in full: staff 300,000 and working funds 200,000', () => {
    const told = transfer().and(flagged);
    expect(told.when(fund).refusal?.all).toContainEqual(
      expect.objectContaining({ code: 'ParallelFunding', rule: 'INV-05', facts: { 'funding.parallelFen': 50_000_000 } }),
    );
    expect(told.when(offset(30_000_000, 19_999_999)).refusal).toMatchObject({
      code: 'OffsetTooSmall',
      rule: 'INV-05',
      remedies: [{ kind: 'bound', fact: 'workingFen', bound: 20_000_000 }],
    });
    expect(told.and(offset(30_000_000, 20_000_000)).when(fund).types).toEqual(['FundingApproved']);
  });

  it('lets no new post be made on a function that is bought, but by an exception with its document', () => {
    const post = (exception?: string) =>
      does('staffing', '2020-05-01', 'ApproveNewPost', { function: '养老评估', posts: 2, reason: '增员', ...(exception ? { exception } : {}) });
    const told = transfer().and(offset(0, 0));
    expect(told.when(post()).refusal).toMatchObject({ code: 'FunctionIsBought', rule: 'INV-05', facts: { function: '养老评估' } });
    expect(told.when(post('区政府专题纪要3号')).types).toEqual(['NewPostApproved']);
    const other = { ...post(), data: { ...post().data, function: '殡葬管理' } };
    expect(told.when(other).types).toEqual(['NewPostApproved']);
  });

  it('cuts posts as far as was planned, and recruits nobody', () => {
    const cut = (posts: number) => does('staffing', '2020-06-01', 'RecordStaffingReduction', { function: '养老评估', posts, on: '2020-06-01', documentNo: '编办1号' });
    const planned = transfer().and(
      does('staffing', '2020-05-01', 'PlanStaffingReduction', { function: '养老评估', posts: 3, by: '2021-12-31' }),
      does('staffing', '2020-05-01', 'SetRecruitmentFreeze', { function: '养老评估', reason: '人随事走' }),
      cut(2),
    );
    expect(planned.when(cut(2)).refusal).toMatchObject({ code: 'BeyondPlan', remedies: [{ kind: 'bound', bound: 1 }] });
    expect(planned.when(cut(1)).types).toEqual(['StaffingReductionRecorded']);
  });
}); // prettier-ignore

describe('money over the years', () => {
  const funded = () => approved({}).and(fund, does('finance.general', '2020-04-23', 'ReserveBudget', { line: 'L-1', year: 2020, amountFen: 160_000_000 }));
  const carry = (amountFen: number, toYear = 2021) =>
    does('finance.general', '2020-12-31', 'CarryForwardBudget', { fromYear: 2020, toYear, amountFen, basis: '未支付', documentNo: '结转1号' });
  const years = (...amounts: readonly number[]) =>
    does('finance.general', '2020-04-24', 'ApproveMultiYear', { years: amounts.map((amountFen, i) => ({ year: 2020 + i, amountFen })), basis: '内容固定' });

  it('is carried into the next year by approval, as far as it is unspent (INV-16)', () => {
    expect(funded().when({ ...carry(1), attachments: [] }).refusal).toMatchObject({ code: 'DocumentRequired', rule: 'INV-16' });
    expect(funded().when(carry(160_000_001)).codes).toEqual(['MoreThanIsLeft']);
    expect(funded().when(carry(1, 2022)).codes).toEqual(['NotTheNextYear']);
    expect(funded().and(carry(100_000_000)).when(carry(60_000_001)).codes).toEqual(['MoreThanIsLeft']);
  });

  it('is committed for years on end that add up, three at most since 102号令 (INV-24)', () => {
    expect(funded().when(years(80_000_000, 80_000_000)).types).toEqual(['MultiYearCommitmentApproved']);
    expect(funded().when(years(80_000_000, 80_000_001)).codes).toEqual(['YearsDoNotAddUp']);
    expect(funded().when(years(40_000_000, 40_000_000, 40_000_000, 40_000_000)).refusal).toMatchObject({ code: 'TermTooLong', rule: 'INV-24' });
  });
}); // prettier-ignore

it('misuse of funds is flagged with its evidence, by who looks after the money (INV-49)', () => {
  const flag = does('auditor', '2020-09-01', 'FlagFundMisuse', {
    kind: 'delayed',
    amountFen: 100,
    evidence: '滞留六个月',
  });
  expect(approved({}).when(flag).types).toEqual(['FundMisuseFlagged']);
  expect(approved({}).when({ ...flag, attachments: [] }).codes).toEqual(['DocumentRequired']);
  expect(approved({}).when({ ...flag, by: 'supplier' }).codes).toContain('WrongRole');
});
