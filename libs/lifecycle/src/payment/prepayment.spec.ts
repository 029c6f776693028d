import { Case, does } from '../../test/case.js';
import { allScored, determine, implementing, PRICE_FEN, signed } from '../../test/kindergarten.js';

const C = { contract: '1' };
const ADVANCE = 44_400_000;
const SCHEDULE = [
  { instalment: '0', amountFen: ADVANCE, condition: 'prepayment', final: false },
  { instalment: '1', amountFen: 50_000_000, condition: 'milestone', final: false },
  { instalment: '2', amountFen: PRICE_FEN - ADVANCE - 50_000_000, condition: 'evaluation', final: true },
];
const pay = (payment: string, amountFen: number, on: string, more: object) => [
  does('purchaser.handler', on, 'RequestPayment', { ...C, payment, amountFen, flow: 'direct', evidence: '材料', ...more } as never),
  does('finance.treasury', on, 'InstructPayment', { ...C, payment, voucherNo: `V-${payment}` }),
  does('finance.treasury', on, 'ConfirmPayment', { ...C, payment, voucherNo: `V-${payment}`, amountFen, paidOn: on }),
]; // prettier-ignore
const advanced = signed({ schedule: SCHEDULE, terminateOnFail: true }).and(
  ...pay('0', ADVANCE, '2020-06-12', { instalment: '0' }),
);
const recover = (amountFen: number, more: object, on = '2020-10-09') =>
  does('purchaser.handler', on, 'RecoverPrepayment', { ...C, amountFen, reason: '抵扣', ...more } as never);
const last = pay('2', PRICE_FEN - ADVANCE - 50_000_000, '2021-07-01', { instalment: '2', evaluation: '1' });

describe('a prepayment (INV-11)', () => {
  it('is on record when it was made, and is no result', () => {
    expect(advanced.last('PrepaymentMade').data).toMatchObject({ amountFen: ADVANCE, outstandingFen: ADVANCE });
    expect(advanced.when(recover(1, { against: 'milestone', milestone: '1' })).codes).toEqual(['NotEarned']);
    expect(advanced.when(recover(1, { against: 'evaluation', evaluation: '1' })).codes).toEqual(['NotEarned']);
    expect(advanced.when(recover(1, { against: 'repaid' })).codes).toEqual(['ReceiptMissing']);
  });

  it('is set off against results that were verified, up to what is outstanding', () => {
    const performing = advanced.and(...implementing());
    const whole = { against: 'milestone', milestone: '1' };
    expect(performing.when(recover(ADVANCE + 1, whole)).refusal).toMatchObject({
      code: 'BeyondPrepayment',
      rule: 'INV-11',
    });
    const part = performing.and(recover(20_000_000, whole));
    expect(part.last('PrepaymentRecovered').data['outstandingFen']).toBe(24_400_000);
    expect(part.when(recover(24_400_001, whole)).codes).toEqual(['BeyondPrepayment']);
  });

  it('is earned by a result at the contract’s own rate, and holds up the last payment until it is earned or paid back', () => {
    // 85.00 falls in the band that pays 2/3: 44,400,000 × 2/3 = 29,600,000.
    const told: Case = advanced.and(...implementing(), ...allScored(8500), determine);
    const by = { against: 'evaluation', evaluation: '1' };
    expect(told.when(recover(29_600_001, by, '2021-06-30')).codes).toEqual(['BeyondResult']);
    const earned = told.and(recover(29_600_000, by, '2021-06-30'));
    const reduce = does('purchaser.reviewer', '2021-07-01', 'ReducePayment', {
      ...C,
      payment: '2',
      basis: 'scoreBand',
      reason: '考核结果',
    });
    const asked = earned.and(last[0]!, reduce);
    expect(asked.when(last[1]!).refusal?.all).toContainEqual(
      expect.objectContaining({ code: 'PrepaymentNotRecovered', rule: 'INV-11' }),
    );
    const repaid = asked.and(recover(14_800_000, { against: 'repaid', receiptNo: 'R-1' }, '2021-07-01'));
    expect(repaid.when(last[1]!).types).toEqual(['TreasuryPaymentInstructed']);
  });

  it('holds up the completion of the contract', () => {
    const complete = does('purchaser.head', '2021-07-20', 'CompleteContract', C);
    const told = advanced.and(...implementing(), ...allScored(9000), determine);
    expect(told.when(complete).codes).toContain('PrepaymentNotRecovered');
  });
});

describe('a payment that came back (INV-44)', () => {
  const back = does('finance.treasury', '2020-06-15', 'ReturnPayment', {
    ...C,
    payment: '0',
    returnedOn: '2020-06-15',
    reason: '账号有误',
  });
  it('stands as before its instruction, once, and a voucher is never used again', () => {
    const told = advanced.and(back);
    expect(told.state.dossier.contracts.get('1')?.account.prepaidFen).toBe(0);
    expect(told.when(back).codes).toEqual(['VoucherNotInstructed']);
    const again = (voucherNo: string) =>
      does('finance.treasury', '2020-06-16', 'InstructPayment', { ...C, payment: '0', voucherNo });
    expect(told.when(again('V-0')).codes).toEqual(['VoucherUsed']);
    expect(told.when(again('V-0b')).types).toEqual(['TreasuryPaymentInstructed']);
    expect(advanced.when(again('V-0b')).codes).toContain('AlreadyInstructed');
    const confirm = does('finance.treasury', '2020-06-16', 'ConfirmPayment', {
      ...C,
      payment: '0',
      voucherNo: 'V-0',
      amountFen: ADVANCE,
      paidOn: '2020-06-16',
    });
    expect(told.when(confirm).codes).toContain('VoucherNotInstructed');
  });
});
