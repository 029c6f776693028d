import fc from 'fast-check';
import { amountIn, exactYuan, fenOf, plainYuan, unitFor } from './money';

describe('An amount in figures', () => {
  it('is rounded half away from zero from exact fen, in each unit', () => {
    expect(amountIn(56_000_000, 'yuan')).toBe('560,000.00');
    expect(amountIn(56_000_000, 'wan')).toBe('56.00');
    expect(amountIn(50_000_001, 'wan')).toBe('50.00');
    expect(amountIn(5_005_000, 'wan')).toBe('5.01');
    expect(amountIn(4_620_000_0000, 'yi')).toBe('4.62');
    expect(amountIn(-5_005_000, 'wan')).toBe('−5.01');
    expect(amountIn(-1, 'yi')).toBe('0.00');
  });

  it('takes the unit of the largest value where none is chosen', () => {
    expect(unitFor('auto', [0, 999_999])).toBe('yuan');
    expect(unitFor('auto', [0, 1_000_000])).toBe('wan');
    expect(unitFor('auto', [10_000_000_000, 1])).toBe('yi');
    expect(unitFor('yuan', [10_000_000_000])).toBe('yuan');
  });

  it('loses no fen in yuan: what is written is read back (any safe amount)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        expect(fenOf(exactYuan(fen))).toBe(fen);
        expect(fenOf(plainYuan(fen))).toBe(fen);
      }),
    );
  });
});

describe('An amount as people write it', () => {
  it.each([
    ['68万', 68_000_000],
    ['６８００００', 68_000_000],
    ['680,000.00', 68_000_000],
    ['0.5亿元', 5_000_000_000],
    ['500000.01元', 50_000_001],
    ['￥1', 100],
  ])('%s is read', (text, fen) => expect(fenOf(text)).toBe(fen));

  it.each(['', '-1', '1.234', '12万3', '一百', '1e5', '99999999999999999', '90071992547409.92'])(
    '%s is refused',
    (text) => expect(fenOf(text)).toBeUndefined(),
  );
});
