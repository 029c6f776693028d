import { JsonObject } from '@tongjian/kernel';
import { by, Case, does } from '../../test/case.js';
import { implementing, PRICE_FEN, signed } from '../../test/kindergarten.js';
import { meanwhile, pursuing, runUntil } from '../../test/pursuit.js';
import { breachProcess } from '../index.js';

const C = { contract: '1' };
const ITEMS: readonly JsonObject[] = [
  { code: 'kg', name: '办园', core: true },
  { code: 'meals', name: '膳食' },
  { code: 'cleaning', name: '保洁' },
];
const told = signed({ items: ITEMS });
const decide = (outcome: string, changes: object = {}) =>
  does('purchaser.head', '2020-07-01', 'DecideSubcontract', {
    ...C, outcome, subcontract: '1', subcontractor: 'o-meals', amountFen: 20_000_000, items: ['meals'], ...changes,
  }); // prettier-ignore
const find = (changes: object = {}) =>
  does('purchaser.reviewer', '2020-08-03', 'FindUnauthorisedAssignment', {
    ...C, assignee: 'o-other', extent: 'whole', evidence: '人员均非承接主体', ...changes,
  }); // prettier-ignore

describe('a subcontract (INV-41)', () => {
  it('is consented to for a part, and refused or approved on record', () => {
    expect(told.when(decide('approved')).types).toEqual(['SubcontractApproved']);
    expect(told.when(decide('rejected')).types).toEqual(['SubcontractRejected']);
  });

  it.each([
    ['the core', { items: ['kg'] }, 'CoreNotSubcontracted'],
    ['the whole price', { amountFen: PRICE_FEN }, 'WholeNotAssigned'],
    ['an item of no contract', { items: ['flowers'] }, 'ItemNotOfContract'],
    ['the supplier itself', { subcontractor: 'b' }, 'OwnSubcontractor'],
  ])('is never of %s', (_, changes, code) => {
    expect(told.when(decide('approved', changes)).refusal).toMatchObject({ code, rule: 'INV-41' });
  });

  it('is bounded with those before it: one fen below the whole passes', () => {
    const one = told.and(decide('approved'));
    const second = { subcontract: '2', subcontractor: 'o-c', items: ['cleaning'] };
    expect(one.when(decide('approved', { ...second, amountFen: PRICE_FEN - 20_000_000 })).codes).toEqual([
      'WholeNotAssigned',
    ]);
    expect(one.when(decide('approved', { ...second, amountFen: PRICE_FEN - 20_000_001 })).codes).toEqual([]);
  });
});

describe('a contract that was passed on (A42, INV-41)', () => {
  it('A42: the whole to another leads to a breach and a credit report by itself', () => {
    const { told: ended, refused } = runUntil(pursuing(told.and(find()), breachProcess), '2020-09-01');
    expect(refused).toEqual([]);
    expect(ended.types.slice(-3)).toEqual(['UnauthorisedAssignmentFound', 'BreachRecorded', 'CreditReportRequired']);
    const cause = ended.last('UnauthorisedAssignmentFound').id;
    for (const type of ['BreachRecorded', 'CreditReportRequired']) {
      expect(ended.last(type).data['causeEvent']).toBe(cause);
      expect(ended.last(type).meta.actor.role).toBe('process');
    }
  });

  it('A42: a subcontract with consent is allowed, and no assignment is found in it', () => {
    const consented = told.and(decide('approved'));
    const part = { extent: 'part', assignee: 'o-meals', items: ['meals'] };
    expect(consented.when(find(part)).codes).toEqual(['SubcontractConsented']);
    expect(told.when(find(part)).types).toEqual(['UnauthorisedAssignmentFound']);
    expect(consented.when(find({ ...part, items: ['meals', 'cleaning'] })).types).toEqual([
      'UnauthorisedAssignmentFound',
    ]);
  });

  it('is ended for it: a breach that cannot be cured needs no notice to cure, one that can waits for it', () => {
    const end = (breach: string, on: string) =>
      does('purchaser.head', on, 'ServeTerminationNotice', { ...C, ground: '擅自转包', breach });
    const whole = runUntil(pursuing(told.and(find()), breachProcess), '2020-08-10').told;
    expect(whole.when(end('assignment-1', '2020-08-10')).types).toEqual(['TerminationNoticeServed']);
    expect(whole.when(end('other', '2020-08-10')).codes).toEqual(['BreachUnknown']);
    const curable = told.and(
      does('purchaser.reviewer', '2020-08-03', 'RecordBreach', { ...C, breach: '1', kind: 'quality', clause: '第六条', findings: '师资不足', curable: true }),
    ); // prettier-ignore
    expect(curable.when(end('1', '2020-08-10')).codes).toEqual(['CureGoesFirst']);
    const noticed = curable.and(
      does('purchaser.reviewer', '2020-08-04', 'ServeCureNotice', { ...C, breach: '1', clause: '第六条', cureBy: '2020-08-20', demand: '补足师资' }),
    ); // prettier-ignore
    expect(noticed.when(end('1', '2020-08-20')).codes).toEqual(['CureGoesFirst']);
    expect(noticed.when(end('1', '2020-08-21')).types).toEqual(['TerminationNoticeServed']);
    const verify = (result: string, on: string) =>
      does('purchaser.reviewer', on, 'VerifyCure', { ...C, breach: '1', result, findings: '核验' });
    expect(noticed.when(verify('notCured', '2020-08-20')).codes).toEqual(['CureTimeNotOver']);
    expect(noticed.and(verify('cured', '2020-08-19')).when(end('1', '2020-08-21')).codes).toEqual(['CureGoesFirst']);
  });
});

describe('a contract that is suspended (NR-34)', () => {
  const begun = told.and(...implementing().slice(0, 2));
  const halt = does('purchaser.head', '2020-09-01', 'SuspendContract', {
    ...C,
    ground: 'publicInterest',
    reason: '疫情',
  });
  const resume = does('purchaser.head', '2020-10-09', 'ResumeContract', { ...C, reason: '恢复' });
  const report = does(by('supplier', 'b'), '2020-10-10', 'ReportMilestone', {
    ...C,
    milestone: '1',
    reachedOn: '2020-10-09',
    evidence: '开园',
  });
  it('is not performed until it is resumed, and is not resumed without a halt', () => {
    const halted = begun.and(halt);
    expect(halted.when(report).codes).toEqual(['OnHold']);
    expect(halted.when(halt).codes).toEqual(['SuspendedAlready']);
    expect(halted.and(resume).when(report).types).toEqual(['MilestoneReported']);
    expect(begun.when(resume).codes).toContain('NotSuspended');
  });
});

describe('a renewal (INV-24)', () => {
  const ROOM = { budgetFen: 160_000_000 };
  const FOUR = { budgetAssured: true, contentFixed: true, continuous: true, fundingStable: true, priceStable: true };
  const renew = (addedMonths: number, addedFen: number, multiYear?: object) =>
    does('purchaser.head', '2021-05-06', 'RenewContract', {
      ...C, renewalNo: '续-1', addedMonths, addedFen, reason: '连续性服务', ...(multiYear ? { multiYear } : {}),
      instalments: [{ instalment: '3', amountFen: addedFen, condition: 'acceptance', final: false }],
    } as never); // prettier-ignore
  it('beyond a year needs the four conditions, beyond three years nothing helps', () => {
    expect(ROOM.budgetFen - PRICE_FEN).toBe(12_000_000);
    expect(told.when(renew(12, 12_000_000)).refusal).toMatchObject({ code: 'TermTooLong', rule: 'NR-12' });
    expect(told.when(renew(24, 12_000_000, FOUR)).types).toEqual(['ContractRenewed']);
    expect(told.when(renew(25, 12_000_000, FOUR)).codes).toEqual(['TermTooLong']);
  });
  it('commits no more than was approved (INV-15)', () => {
    expect(told.when(renew(12, 12_000_001, FOUR)).codes).toEqual(['OverApproved']);
    expect(told.and(renew(12, 12_000_000, FOUR)).when(renew(12, 1, FOUR)).codes).toContain('OverApproved');
  });
});

describe('confirming a contract to a lender (INV-12)', () => {
  const verify = (changes: object = {}) =>
    does('purchaser.head', '2020-07-10', 'VerifyForFinancing', {
      ...C, lender: '银行', requestNo: 'R-1', receivableFen: PRICE_FEN, guaranteed: false, ...changes,
    }); // prettier-ignore
  const published = told.and(
    does('purchaser.handler', '2020-06-12', 'PublishContract', { ...C, noticeNo: 'N', channel: '网' }),
  );
  it('is of a published contract, for what is unpaid, and never a guarantee', () => {
    expect(told.when(verify()).codes).toContain('NotYet');
    expect(published.when(verify()).types).toEqual(['ContractVerifiedForFinancing']);
    expect(published.when(verify({ guaranteed: true })).refusal).toMatchObject({
      code: 'NeverAGuarantor',
      rule: 'INV-12',
    });
    expect(published.when(verify({ receivableFen: PRICE_FEN + 1 })).codes).toEqual(['BeyondReceivable']);
    expect(published.and(verify()).when(verify({ receivableFen: 1 })).codes).toEqual(['BeyondReceivable']);
  });
});

it('settling a contract that was ended says what is due and what is to be paid back, and bounds all later payments', () => {
  const end = [
    does('purchaser.head', '2020-08-03', 'ServeTerminationNotice', { ...C, ground: '公共利益' }),
    does('purchaser.head', '2020-08-17', 'TerminateContract', { ...C, ground: '公共利益' }),
  ];
  const performing = told.and(...implementing());
  const request = (amountFen: number) =>
    does('purchaser.handler', '2020-10-12', 'RequestPayment', {
      ...C, payment: '1', instalment: '1', amountFen, flow: 'direct', milestone: '1', evidence: '核实意见',
    }); // prettier-ignore
  const late = end.map((asked, i) => ({ ...asked, on: ['2020-09-14', '2020-09-28'][i]! }));
  const ended = performing.and(...late);
  expect(ended.when(request(1)).codes).toEqual(['SettlementMissing']);
  const settle = (performedFen: number) =>
    does('purchaser.head', '2020-10-10', 'SettleTermination', { ...C, performedFen, basis: '核实三个月' });
  expect(ended.when(settle(PRICE_FEN + 1)).codes).toEqual(['BeyondContract']);
  const settled: Case = ended.and(settle(37_000_000));
  expect(settled.last('TerminationSettled').data).toMatchObject({ dueFen: 37_000_000, paidFen: 0, repayableFen: 0 });
  expect(settled.when(request(37_000_001)).codes).toEqual(['BeyondContract']);
  expect(settled.when(request(37_000_000)).types).toEqual(['PaymentRequested']);
  expect(performing.when(settle(1)).codes).toContain('NotTerminated');
  expect(meanwhile(pursuing(settled), request(1)).told.types.at(-1)).toBe('PaymentRequested');
});
