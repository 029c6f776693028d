import { emptyMarking, judge } from '@tongjian/procedure';
import { CALENDAR, Case, does, SHELF } from '../../test/case.js';
import { interestOf } from '../../test/interest.js';
import { allScored, determine, performing, PRICE_FEN } from '../../test/kindergarten.js';
import { meanwhile, pursuing, runUntil } from '../../test/pursuit.js';
import { latePaymentProcess } from '../index.js';

const SCHEDULE = [
  { instalment: '1', amountFen: 74_000_000, condition: 'acceptance', final: false },
  { instalment: '2', amountFen: PRICE_FEN - 74_000_000, condition: 'evaluation', final: true },
];
const SMALL = { smallEnterprise: true, schedule: SCHEDULE, scoreBands: [] };
const accept = does('purchaser.reviewer', '2021-06-01', 'ConductAcceptance', {
  contract: '1',
  items: [{ item: 'kg', passed: true }],
  signatures: ['p_reviewer'],
});
const opinion = does('beneficiary', '2021-05-30', 'RecordBeneficiaryOpinion', {
  contract: '1', respondents: 30, digest: '满意',
}); // prettier-ignore
const pay = (amountFen: number, on: string, payment = '1') => [
  does('purchaser.handler', '2021-06-02', 'RequestPayment', {
    contract: '1', payment, instalment: '1', amountFen, flow: 'direct', evidence: '验收书',
  }),
  does('finance.treasury', on, 'InstructPayment', { contract: '1', payment, voucherNo: `V-${payment}` }),
  does('finance.treasury', on, 'ConfirmPayment', {
    contract: '1', payment, voucherNo: `V-${payment}`, amountFen, paidOn: on.slice(0, 10),
  }),
]; // prettier-ignore
const accepted = (terms = {}) => performing({ ...SMALL, ...terms }).and(opinion, accept);
const watched = (told: Case, until: string) => runUntil(pursuing(told, latePaymentProcess), until);
const all = (told: Case, type: string) => told.events.filter((event) => event.type === type).map(({ data }) => data);

describe('a payment due to a small enterprise (NR-38)', () => {
  it('falls due thirty days from acceptance, moved on from a day of rest', () => {
    expect(accepted().last('PaymentFellDue').data).toMatchObject({
      instalment: '1', since: '2021-06-01', days: 30, dueOn: '2021-07-01', rateNum: 1, rateDen: 2000, rate: 'statutory',
    }); // prettier-ignore
    expect(accepted({ paymentDays: 60 }).last('PaymentFellDue').data).toMatchObject({ dueOn: '2021-08-02' });
    expect(accepted({ smallEnterprise: false }).types).not.toContain('PaymentFellDue');
  });

  it('is flagged when its last day is over, and interest is counted until it is paid', () => {
    const late = watched(accepted(), '2021-07-02');
    expect(late.told.last('PaymentOverdueFlagged').data).toMatchObject({ daysLate: 1, outstandingFen: 74_000_000 });
    expect(late.told.last('PaymentOverdueFlagged').meta.actor.role).toBe('process');
    expect(late.told.last('PaymentOverdueFlagged').meta.legalBasis).toContainEqual(
      expect.objectContaining({ article: '15' }),
    );
    const month = runUntil(late, '2021-08-01');
    expect(month.told.last('LateInterestAccrued').data).toMatchObject({
      days: 30, throughOn: '2021-07-31', interestFen: interestOf(74_000_000, 30, [5, 10_000]),
    }); // prettier-ignore
    const paid = runUntil(meanwhile(month, ...pay(74_000_000, '2021-08-05')), '2022-06-01');
    expect(paid.refused).toEqual([]);
    expect(paid.told.last('PaymentDueSettled').data).toMatchObject({
      daysLate: 35, interestFen: interestOf(74_000_000, 35, [5, 10_000]),
    }); // prettier-ignore
    expect(all(paid.told, 'LateInterestAccrued')).toHaveLength(2);
  });

  it('is not flagged when it was paid in time', () => {
    const { told, refused } = watched(accepted().and(...pay(74_000_000, '2021-07-01')), '2022-01-01');
    expect(refused).toEqual([]);
    expect(told.types).not.toContain('PaymentOverdueFlagged');
    expect(told.last('PaymentDueSettled').data).toMatchObject({ daysLate: 0, interestFen: 0 });
  });

  it('bears interest on what is left of it, to the fen and without the sum of roundings', () => {
    const part = watched(accepted().and(...pay(73_999_999, '2021-06-20')), '2021-12-01');
    const spans = all(part.told, 'LateInterestAccrued');
    const days = spans.reduce((sum, span) => sum + Number(span['days']), 0);
    expect(spans.length).toBeGreaterThan(3);
    expect(spans.at(-1)!['interestFen']).toBe(interestOf(1, days, [5, 10_000]));
    expect(spans.reduce((sum, span) => sum + Number(span['accruedFen']), 0)).toBe(spans.at(-1)!['interestFen']);
  });

  it('gives interest back where the money turns out to have come earlier', () => {
    const month = watched(accepted(), '2021-08-01');
    const [request, instruct, confirm] = pay(74_000_000, '2021-08-05');
    const told = month.told.and(request!, instruct!, { ...confirm!, data: { ...confirm!.data, paidOn: '2021-07-11' } });
    expect(told.last('LateInterestAccrued').data).toMatchObject({ days: -20 });
    expect(told.last('PaymentDueSettled').data).toMatchObject({
      daysLate: 10, interestFen: interestOf(74_000_000, 10, [5, 10_000]),
    }); // prettier-ignore
  });

  it('bears the agreed rate, by days of a year', () => {
    const told = watched(accepted({ lateRateHundredths: 385 }), '2021-08-01').told;
    expect(told.last('LateInterestAccrued').data['interestFen']).toBe(interestOf(74_000_000, 30, [385, 10_000 * 365]));
  });

  it('is late again when the treasury’s money came back', () => {
    const back = does('finance.treasury', '2021-07-20', 'ReturnPayment', {
      contract: '1', payment: '1', returnedOn: '2021-07-20', reason: '账号有误',
    }); // prettier-ignore
    const told = accepted().and(...pay(74_000_000, '2021-07-01'), back);
    const { told: late, refused } = watched(told, '2021-09-01');
    expect(refused).toEqual([]);
    expect(late.types).toContain('PaymentOverdueFlagged');
    const again = does('finance.treasury', '2021-09-02', 'InstructPayment', {
      contract: '1', payment: '1', voucherNo: 'V-1',
    }); // prettier-ignore
    expect(late.when(again).codes).toEqual(['VoucherUsed']);
    expect(late.when({ ...again, data: { ...again.data, voucherNo: 'V-9' } }).types).toEqual([
      'TreasuryPaymentInstructed',
    ]);
  });

  it('never waits for an audit (X13), and by result falls due when the result is determined', () => {
    const told = accepted().and(...allScored(9000), determine);
    expect(all(told, 'PaymentFellDue').map(({ instalment, since }) => [instalment, since])).toEqual([
      ['1', '2021-06-01'],
      ['2', '2021-06-21'],
    ]);
  });
});

/** The law of the day on which a contract is drafted or signed decides what it may agree. */
describe('what a contract may agree with a small enterprise (NR-38)', () => {
  const agreeing = (on: string, facts: object) =>
    judge(SHELF.inForce({ jurisdiction: '330603', date: on })!, CALENDAR, emptyMarking(), {
      act: 'SignContract',
      key: 'lot-1/c-1',
      actor: { person: 'p_1', role: 'purchaser.head', organisation: 'o' },
      at: `${on}T02:00:00.000Z`,
      facts: { contract: { smallEnterprise: true, paymentDaysAgreed: true, lateRateAgreed: true, ...facts } },
      complete: true,
    })
      .filter(({ outcome, rule, kind }) => outcome === 'fails' && rule === 'NR-38' && kind === 'limit')
      .map(({ code }) => code);
  it.each([
    ['2021-06-01', 60, 385, []],
    ['2021-06-01', 61, 385, ['PaymentTimeTooLong']],
    ['2021-06-01', 60, 384, ['RateBelowLpr']],
    ['2021-12-19', 30, 384, ['RateBelowLpr']],
    ['2021-12-20', 30, 380, []],
    ['2025-05-19', 30, 309, ['RateBelowLpr']],
    ['2025-05-20', 30, 300, []],
    ['2020-08-31', 90, 1, []],
  ])('on %s: %i days and %i hundredths of a percent a year meet %j', (on, paymentDays, lateRateHundredths, codes) => {
    expect(agreeing(on as string, { paymentDays, lateRateHundredths })).toEqual(codes);
  });
});
