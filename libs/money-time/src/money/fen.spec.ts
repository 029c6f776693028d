import fc from 'fast-check';
import { fen, formatYuan, isFen, NotAnAmount, parseYuan, sumFen } from './fen.js';

describe('money in fen', () => {
  it.each([-1, 0.5, 2 ** 53, NaN, '5', undefined, 5n])('%p is no money', (value) => {
    expect(isFen(value)).toBe(false);
    expect(() => fen(value)).toThrow(NotAnAmount);
  });

  it('is read from yuan exactly as it was written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (amountFen) => {
        expect(parseYuan(formatYuan(amountFen))).toBe(amountFen);
      }),
    );
  });

  it('is written with thousands separators and two decimals', () => {
    expect([0, 7, 50_000_001, 123, -100_000_00].map(formatYuan)).toEqual([
      '0.00',
      '0.07',
      '500,000.01',
      '1.23',
      '-100,000.00',
    ]);
  });

  it.each(['1.234', '-5', '1,00', '', '5元', '90,071,992,547,409.92'])('%p is no amount in yuan', (text) =>
    expect(() => parseYuan(text)).toThrow(NotAnAmount),
  );

  it('is summed exactly or not at all', () => {
    expect(sumFen([1, 2, 3])).toBe(6);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(NotAnAmount);
  });
});
