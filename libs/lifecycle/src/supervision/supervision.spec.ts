import { by, does } from '../../test/case.js';
import { implementing, signed } from '../../test/kindergarten.js';

const C = { contract: '1' };
const supplier = by('supplier', 'b');
const [plan, approve, ...reaching] = implementing();
const begun = signed().and(plan!, approve!);
const inspectorsOrder = (mendBy = '2020-10-30') =>
  does('purchaser.reviewer', '2020-10-09', 'OrderRectification', {
    ...C,
    rectification: '1',
    problems: ['消防'],
    mendBy,
  });
const verify = (result: string, on = '2020-10-28') =>
  does('purchaser.reviewer', on, 'VerifyRectification', { ...C, rectification: '1', result, findings: '复查' });

describe('the ledger of a service (NR-15)', () => {
  const entry = (changes: object = {}) =>
    does(supplier, '2020-09-10', 'RecordLedgerEntry', {
      ...C,
      servedOn: '2020-09-09',
      item: 'kg',
      quantity: 240,
      place: '园区',
      ...changes,
    });
  it('tells of items of the contract, when they were done, by its own supplier', () => {
    expect(begun.when(entry()).types).toEqual(['ServiceLedgerEntryRecorded']);
    expect(begun.when(entry({ item: 'meals' })).refusal).toMatchObject({ code: 'ItemNotOfContract', rule: 'NR-15' });
    expect(begun.when(entry({ servedOn: '2020-09-11' })).codes).toEqual(['InTheFuture']);
    expect(begun.when({ ...entry(), by: by('supplier', 'a') }).codes).toEqual(['NotOwnContract']);
  });
});

describe('supervision', () => {
  it('logs days, hears of progress, and inspects as planned', () => {
    const plan = does('purchaser.reviewer', '2020-11-02', 'ScheduleInspection', {
      ...C,
      inspection: 'i1',
      kind: 'midTerm',
      plannedOn: '2021-01-08',
      subjects: ['师资'],
    });
    const inspect = (inspection: string) =>
      does('purchaser.reviewer', '2021-01-08', 'CompleteMidTermInspection', {
        ...C,
        inspection,
        result: 'passed',
        problems: [],
      });
    const told = begun.and(
      does('purchaser.reviewer', '2020-10-12', 'LogSupervision', {
        ...C,
        on: '2020-10-12',
        findings: '正常',
        problems: [],
      }),
      does(supplier, '2020-10-12', 'ReportProgress', { ...C, percentHundredths: 2500, findings: '开园' }),
      plan,
    );
    expect(told.when(plan).codes).toContain('IdTaken');
    expect(told.when(inspect('i2')).codes).toEqual(['InspectionNotPlanned']);
    expect(told.and(inspect('i1')).when(inspect('i1')).codes).toEqual(['InspectionNotPlanned']);
  });

  it('orders what has to be mended, and nothing is accepted before that is verified (NR-36)', () => {
    const told = begun.and(...reaching);
    const opinion = does('beneficiary', '2020-10-28', 'RecordBeneficiaryOpinion', {
      ...C,
      respondents: 30,
      digest: '满意',
    });
    const accept = does('purchaser.reviewer', '2020-10-29', 'ConductAcceptance', {
      ...C,
      items: [{ item: 'kg', passed: true }],
      signatures: ['p_reviewer'],
    });
    const ordered = told.and(inspectorsOrder(), opinion);
    expect(ordered.when(accept).refusal).toMatchObject({ code: 'RectificationOpen', rule: 'NR-36' });
    expect(ordered.and(verify('notMended')).when(accept).codes).toEqual(['RectificationOpen']);
    expect(ordered.and(verify('mended')).when(accept).types).toEqual(['AcceptanceConducted', 'AcceptancePassed']);
    expect(told.when(verify('mended')).codes).toContain('NoRectificationOpen');
    expect(told.when(inspectorsOrder('2020-10-08')).codes).toEqual(['DayIsPast']);
  });

  it('adds milestones to the plan, each once, for instalments that are paid by milestone', () => {
    const schedule = (milestone: string, instalment = '1') =>
      does('purchaser.reviewer', '2020-10-09', 'ScheduleMilestone', {
        ...C,
        milestone,
        title: '学期末',
        dueOn: '2021-01-20',
        instalment,
      });
    expect(begun.when(schedule('1')).codes).toEqual(['MilestoneNamedTwice']);
    expect(begun.when(schedule('2', '2')).codes).toEqual(['InstalmentNotByMilestone']);
    const report = does(supplier, '2021-01-20', 'ReportMilestone', {
      ...C,
      milestone: '2',
      reachedOn: '2021-01-20',
      evidence: '期末',
    });
    expect(begun.when(report).codes).toContain('NotOpened');
    expect(begun.and(schedule('2')).when(report).types).toEqual(['MilestoneReported']);
  });
});

describe('targets', () => {
  const set = does('purchaser.reviewer', '2020-06-15', 'SetPerformanceTarget', {
    ...C,
    target: 't',
    title: '入园人数',
    quantity: 240,
    unit: '人',
    sense: 'atLeast',
  });
  const flag = (actual: number, target = 't') =>
    does('purchaser.reviewer', '2020-10-09', 'FlagDeviation', { ...C, target, actual, findings: '统计' });
  const told = signed().and(set, plan!, approve!);
  it('are missed by a computed difference, or not at all', () => {
    expect(told.and(flag(180)).last('PerformanceDeviationFlagged').data).toMatchObject({
      missedBy: 60,
      shareNum: 3,
      shareDen: 4,
    });
    expect(told.when(flag(240)).codes).toEqual(['NoDeviation']);
    expect(told.when(flag(1, 'u')).codes).toEqual(['TargetUnknown']);
    expect(begun.when(flag(1)).codes).toContain('TargetUnknown');
  });
  it('are fixed once implementation has begun (INV-30)', () => {
    expect(told.when({ ...set, on: '2020-10-09' }).codes).toEqual(['TargetIsFixed']);
  });
});

describe('the supplier’s accounts', () => {
  const PERIOD = { from: '2020-09-01', to: '2020-12-31' };
  it('add up by category (NR-15)', () => {
    const staff = (totalFen: number) =>
      does(supplier, '2021-01-11', 'ReportStaffCost', {
        ...C,
        ...PERIOD,
        categories: [
          { category: '教师', amountFen: 100 },
          { category: '保育', amountFen: 50 },
        ],
        totalFen,
      });
    expect(begun.when(staff(150)).types).toEqual(['StaffCostReported']);
    expect(begun.when(staff(151)).codes).toEqual(['CategoriesDoNotAddUp']);
    const report = (expenseFen: number) =>
      does(supplier, '2021-01-11', 'SubmitFinancialReport', {
        ...C,
        ...PERIOD,
        incomeFen: 200,
        expenseFen,
        categories: [{ category: '人员', amountFen: 150 }],
        statement: '收支',
      });
    expect(begun.when(report(150)).types).toEqual(['FinancialReportSubmitted']);
    expect(begun.when(report(149)).codes).toEqual(['CategoriesDoNotAddUp']);
    expect(begun.when({ ...report(150), attachments: [] }).codes).toEqual(['ReportMissing']);
  });
  it('tell the surplus, computed; its ceiling is the procedure’s (INV-37)', () => {
    const surplus = does(supplier, '2021-01-11', 'ReportSurplus', {
      ...C,
      ...PERIOD,
      incomeFen: 10_000,
      costFen: 9_000,
    });
    expect(begun.and(surplus).last('SurplusReported').data['surplusFen']).toBe(1_000);
    expect(begun.when({ ...surplus, data: { ...surplus.data, to: '2020-08-31' } }).codes).toEqual(['PeriodTurned']);
  });
});
