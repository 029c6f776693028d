import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { by, Case, does } from '../test/case.js';
import { CASE_TEXTS, figuresOf } from '../test/case-texts.js';
import { interestOf } from '../test/interest.js';
import { failedInKeqiao, signedInKeqiao, DISTRICT_PLAN } from '../test/keqiao.js';
import {
  allScored,
  approvedFor,
  CITY_PLAN,
  determine,
  failed,
  implementing,
  performing,
  PLAN,
  PRICE_FEN,
  readyForApproval,
  scores,
  signed,
} from '../test/kindergarten.js';
import { given } from '../test/case.js';
import { meanwhile, pursuing, runUntil } from '../test/pursuit.js';
import { latePaymentProcess } from './index.js';

const CHAIN = [
  'EvaluationResultDetermined',
  'TerminationTriggered',
  'TerminationNoticeServed',
  'ContractTerminated',
  'PerformanceBondForfeited',
];
const ACCEPT = { contract: '1', items: [{ item: 'kg', passed: true }], signatures: ['p_reviewer'] };
const opinion = does('beneficiary', '2021-05-30', 'RecordBeneficiaryOpinion', {
  contract: '1',
  respondents: 30,
  digest: '满意',
});
const accept = does('purchaser.reviewer', '2021-06-01', 'ConductAcceptance', ACCEPT);
const request = (changes: object, on: string) =>
  does('purchaser.handler', on, 'RequestPayment', {
    contract: '1',
    payment: '1',
    flow: 'direct',
    evidence: '材料',
    ...changes,
  } as never);

describe('A36 Kindergarten: three basic components and the purchaser’s layer', () => {
  it.each(['conditions', 'care', 'content', 'layer'] as const)('has no result while %s is not scored', (missing) => {
    const { [missing]: _, ...given } = { conditions: 9000, care: 9000, content: 9000, layer: 9000 };
    expect(
      performing()
        .and(...scores(given))
        .when(determine).codes,
    ).toEqual(['ComponentsMissing']);
  });
  it.each([0, 1, 5999])('a score of %i below the pass mark ends it in one chain of causes', (score) => {
    const told = performing().and(...allScored(score), determine);
    const { told: ended, refused } = runUntil(pursuing(told), '2021-08-01');
    expect(refused).toEqual([]);
    expect(ended.types.slice(-5)).toEqual(CHAIN);
  });
  it('a score at the pass mark ends nothing', () => {
    const passed = performing().and(...allScored(PLAN['passMarkHundredths'] as number), determine);
    expect(runUntil(pursuing(passed), '2022-08-01').told.types.at(-1)).toBe('EvaluationResultDetermined');
  });
});

it('A37 a contract without the clause: a human task is opened, nothing is terminated', () => {
  const told = failed({ terminateOnFail: false }, { serviceType: 'waterTesting' });
  const { told: asked } = runUntil(pursuing(told), '2022-01-01');
  expect(asked.types.at(-1)).toBe('TerminationDecisionRequired');
  expect(asked.types).not.toContain('ContractTerminated');
});

it('A38 a waived bond: the forfeiture is recorded as zero, other remedies stay open', () => {
  const { told: ended } = runUntil(pursuing(failed({ bondFen: 0 })), '2021-08-01');
  expect(ended.last('PerformanceBondForfeited').data['amountFen']).toBe(0);
  const settle = does('purchaser.head', '2021-08-02', 'SettleTermination', {
    contract: '1',
    performedFen: 1,
    basis: '核实',
  });
  const breached = does('purchaser.reviewer', '2021-08-02', 'RecordBreach', {
    contract: '1',
    breach: '1',
    kind: 'quality',
    clause: '第六条',
    findings: '不合格',
    curable: false,
  });
  for (const remedy of [settle, breached]) expect(ended.when(remedy).codes).toEqual([]);
});

it('A39 an upheld appeal: the termination is withdrawn, the contract active, all steps visible', () => {
  const noticed = runUntil(pursuing(failed()), '2021-07-01');
  const appeal = does(by('supplier', 'b'), '2021-07-02', 'AppealEvaluation', {
    evaluation: '1',
    appellant: 'b',
    reason: '评分有误',
  });
  const late = { ...appeal, occurredAt: '2021-06-23T02:00:00.000Z', lateEntry: true };
  const decide = does('finance.performance', '2021-07-03', 'DecideAppeal', {
    evaluation: '1',
    decision: 'upheld',
    reason: '属实',
  });
  const { told } = runUntil(meanwhile(noticed, late, decide), '2022-06-01');
  expect(told.types.slice(-6)).toEqual([
    'EvaluationResultDetermined',
    'TerminationTriggered',
    'TerminationNoticeServed',
    'EvaluationAppealed',
    'EvaluationAppealDecided',
    'TerminationWithdrawn',
  ]);
  expect(told.state.dossier.contracts.get('1')?.status).toBe('signed');
});

describe('A40 Pay by result', () => {
  const [from, to] = figuresOf(CASE_TEXTS.A40, /score band (\d+)–(\d+)/).map((points) => Number(points) * 100);
  const FINAL = 74_000_000;
  const bands = (payNum: number, payDen: number) => [
    { fromHundredths: 0, toHundredths: from! - 1, payNum: 0, payDen: 1 },
    { fromHundredths: from!, toHundredths: to! + 99, payNum, payDen },
    { fromHundredths: to! + 100, toHundredths: 10000, payNum: 1, payDen: 1 },
  ];
  const paying = (score: number, rate: readonly [number, number]) => {
    const told = performing({ scoreBands: bands(...rate) }).and(
      ...allScored(score),
      determine,
      request({ instalment: '2', amountFen: FINAL, evaluation: '1' }, '2021-06-30'),
      does('purchaser.reviewer', '2021-07-01', 'ReducePayment', {
        contract: '1',
        payment: '1',
        basis: 'scoreBand',
        reason: '考核结果',
      }),
    );
    return told.and(
      does('finance.treasury', '2021-07-02', 'InstructPayment', { contract: '1', payment: '1', voucherNo: 'V' }),
    );
  };
  it.each([
    [from!, [2, 3]],
    [to! + 99, [2, 3]],
    [from!, [7, 8]],
    [(from! + to!) / 2, [1, 7]],
  ] as const)(
    'a score of %i hundredths in the band pays %j of the instalment, the contract’s own rate',
    (score, rate) => {
      const paid = paying(score, rate).last('TreasuryPaymentInstructed').data['amountFen'];
      expect(paid).toBe(Math.floor((FINAL * rate[0]) / rate[1]));
    },
  );
});

describe('A41 Payment before the result', () => {
  const unpaid = signedInKeqiao().and(...implementing(DISTRICT_PLAN));
  it('the final instalment waits for the result in kq-2015', () => {
    const final = request({ instalment: '2', amountFen: 74_000_000, evaluation: '1' }, '2020-10-12');
    expect(unpaid.when(final).codes).toEqual(expect.arrayContaining(['ResultNotDetermined']));
    const { refusal } = unpaid.when(final);
    expect(refusal?.all?.map(({ rule }) => rule)).toContain('KQ-15');
    expect(failedInKeqiao().when({ ...final, on: '2021-06-22' }).types).toEqual(['PaymentRequested']);
  });
  it('a staged payment at milestone 1 is allowed', () => {
    expect(
      unpaid.when(request({ instalment: '1', amountFen: 74_000_000, milestone: '1' }, '2020-10-12')).types,
    ).toEqual(['PaymentRequested']);
  });
  it('a payment beyond the contract is refused', () => {
    const beyond = request({ instalment: '1', amountFen: PRICE_FEN + 1, milestone: '1' }, '2020-10-12');
    expect(unpaid.when(beyond).refusal?.all).toContainEqual(
      expect.objectContaining({ code: 'BeyondContract', rule: 'INV-36' }),
    );
  });
});

describe('A43 Closing with satisfaction, audit, acceptance, evaluation', () => {
  const PARTS = figuresOf(CASE_TEXTS.A43, /closing with (\w+), (\w+), (\w+), (\w+):/);
  const [days] = figuresOf(CASE_TEXTS.A43, /due day (\d+)/).map(Number);
  const [whole, hundredths] = figuresOf(CASE_TEXTS.A43, /(\d+)\.(\d+)% a day/);
  const DAILY: readonly [number, number] = [Number(`${whole}${hundredths}`), 100 * 10 ** hundredths!.length];
  const E = { evaluation: '1' };
  const quantified = {
    ...CITY_PLAN,
    indicators: (CITY_PLAN['indicators'] as object[]).map((one) => ({ ...one, quantified: true })),
  };
  const SCHEDULE = [
    { instalment: '1', amountFen: 74_000_000, condition: 'acceptance', final: false },
    { instalment: '2', amountFen: PRICE_FEN - 74_000_000, condition: 'evaluation', final: true },
  ];
  const steps = {
    satisfaction: [
      does('thirdParty', '2021-05-06', 'OpenSatisfactionSurvey', {
        ...E,
        sampleSize: 200,
        method: 'online',
        closesOn: '2021-05-31',
        questions: '问卷',
      }),
      does('thirdParty', '2021-06-01', 'CloseSatisfactionSurvey', {
        ...E,
        asked: 200,
        responses: 180,
        scoreHundredths: 9000,
        summary: '满意',
      }),
    ],
    audit: [does('auditor', '2021-06-02', 'ReportSpecialAudit', { ...E, findings: '相符', questionedFen: 0 })],
    acceptance: [opinion, accept],
    evaluation: [...allScored(9000, quantified), determine],
  };
  const begun = signed(
    { smallEnterprise: true, schedule: SCHEDULE, terminateOnFail: false, scoreBands: [] },
    { serviceType: 'closingSet' },
  ).and(...implementing(quantified as never));
  const close = does('purchaser.head', '2021-07-20', 'CloseProject', { summary: '结项' });
  const with_ = (parts: readonly string[]) =>
    parts.reduce<Case>((told, part) => told.and(...steps[part as keyof typeof steps]), begun);

  it('all four are needed: three of four cannot close', () => {
    expect(PARTS).toHaveLength(4);
    for (const missing of PARTS) {
      const { refusal } = with_(PARTS.filter((part) => part !== missing)).when(close);
      expect(refusal?.all?.map(({ rule }) => rule)).toContain('INV-38');
    }
    const done = does('purchaser.head', '2021-07-19', 'CompleteContract', { contract: '1' });
    expect(with_(PARTS).and(done).when(close).types).toEqual(['ProjectClosed']);
  });

  it('with the audit late the payment is due all the same, and interest runs', () => {
    const late = runUntil(pursuing(with_(PARTS.filter((part) => part !== 'audit')), latePaymentProcess), '2021-10-01');
    const [due] = late.told.events.filter(({ type }) => type === 'PaymentFellDue');
    expect(due?.data).toMatchObject({ instalment: '1', days });
    const spans = late.told.events.filter(
      ({ type, data }) => type === 'LateInterestAccrued' && data['instalment'] === '1',
    );
    const counted = spans.reduce((sum, { data }) => sum + Number(data['days']), 0);
    expect(counted).toBeGreaterThan(0);
    expect(spans.at(-1)?.data['interestFen']).toBe(interestOf(74_000_000, counted, DAILY));
    expect(late.told.when(request({ instalment: '1', amountFen: 74_000_000 }, '2021-10-02')).types).toEqual([
      'PaymentRequested',
    ]);
  });

  it('no shipped pack lets a payment wait for an audit (X13)', () => {
    for (const name of ['cn-floor', 'kq-2015', 'cd-2020', 'cd-2020-kindergarten', 'cj-2016']) {
      const text = readFileSync(join(__dirname, '../../procedure/packs', `${name}.yaml`), 'utf8');
      const lines = text.split('\n').filter((line) => /(Request|Instruct|Confirm)Payment/.test(line));
      expect(lines.filter((line) => line.includes('ReportSpecialAudit'))).toEqual([]);
    }
  });
});

describe('A56 Segregation', () => {
  it('the person who proposed does not approve', () => {
    const told = given(...readyForApproval());
    const { person } = told.last('ProjectProposed').meta.actor;
    const same = { ...approvedFor(160_000_000), by: { ...by('finance.general'), person } };
    expect(told.when(same).refusal?.all).toContainEqual(
      expect.objectContaining({ code: 'DutiesNotSeparated', rule: 'INV-54' }),
    );
    expect(told.when(approvedFor(160_000_000)).codes).toEqual([]);
  });
  it.each(['ContractDrafted', 'ContractSigned', 'MilestoneReported'])('whoever did %s does not accept', (type) => {
    const told = performing().and(opinion);
    const { person } = told.last(type).meta.actor;
    expect(told.when({ ...accept, by: { ...by('purchaser.reviewer'), person } }).codes).toContain('DutiesNotSeparated');
    expect(told.when(accept).codes).toEqual([]);
  });
});
