import fc from 'fast-check';
import { Fraction, NotAFraction } from './fraction.js';

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => Fraction.of(n, d));

describe('an exact fraction', () => {
  it('obeys the laws of arithmetic without any loss', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(a.add(b).subtract(b).equals(a)).toBe(true);
        expect(a.multiply(b.add(c)).equals(a.multiply(b).add(a.multiply(c)))).toBe(true);
        if (!b.equals(0)) expect(a.divide(b).multiply(b).equals(a)).toBe(true);
        expect(a.compare(b)).toBe(-b.compare(a) || 0);
      }),
    );
  });

  it('is always in lowest terms with a positive denominator, and reads back what it prints', () => {
    fc.assert(
      fc.property(fraction, fc.bigInt({ min: 1n, max: 1000n }), (a, k) => {
        const same = Fraction.of(a.numerator * -k, a.denominator * -k);
        expect([same.numerator, same.denominator]).toEqual([a.numerator, a.denominator]);
        expect(Fraction.parse(String(a)).equals(a)).toBe(true);
      }),
    );
  });

  it('lies between its floor and its ceiling', () => {
    fc.assert(
      fc.property(fraction, (a) => {
        expect(a.compare(a.floor())).toBeGreaterThanOrEqual(0);
        expect(a.compare(a.ceil())).toBeLessThanOrEqual(0);
        expect(a.ceil() - a.floor()).toBe(a.denominator === 1n ? 0n : 1n);
      }),
    );
  });

  it.each([
    ['0.15', '3/20'],
    ['15%', '3/20'],
    ['2.5‰', '1/400'],
    ['-6/4', '-3/2'],
    ['7', '7/1'],
  ])('reads %s as %s', (text, exact) => expect(String(Fraction.parse(text))).toBe(exact));

  it.each(['', '1/0', '1e3', 'abc', '1.', '.5', '1/2/3', '٣'])('does not read %p', (text) =>
    expect(() => Fraction.parse(text)).toThrow(NotAFraction),
  );

  it.each([
    [Fraction.of(1, 8), 2, '0.13'],
    [Fraction.of(-1, 8), 2, '-0.13'],
    [Fraction.of(1, 3), 4, '0.3333'],
    [Fraction.of(-1, 1000), 2, '0.00'],
    [Fraction.of(5, 2), 0, '3'],
    [Fraction.of(28_000_000, 56_000_000), 1, '0.5'],
  ])('%s is shown with %i places as %s', (value, places, text) => expect(value.toDecimal(places)).toBe(text));

  it('goes into an event as two safe integers, or not at all', () => {
    expect(JSON.stringify({ rate: Fraction.of(6, 8) })).toBe('{"rate":{"num":3,"den":4}}');
    expect(() => Fraction.of(2n ** 60n, 3n).toJSON()).toThrow(RangeError);
    expect(() => Fraction.of(0.5)).toThrow(NotAFraction);
  });
});
