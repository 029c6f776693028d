/** A text or pair of numbers that is no fraction. */
export class NotAFraction extends Error {
  constructor(given: string) {
    super(`"${given}" is no fraction`);
    this.name = 'NotAFraction';
  }
}

type Whole = bigint | number;
const RATIO = /^([+-]?\d+)\/(\d+)$/;
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(%|‰)?$/;

/** An exact rational number in lowest terms, the denominator positive. Shares and rates are kept so (D12). */
export class Fraction {
  static readonly ZERO = new Fraction(0n, 1n);
  static readonly ONE = new Fraction(1n, 1n);

  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** @throws NotAFraction where the denominator is 0 or a number is not whole. */
  static of(numerator: Whole, denominator: Whole = 1n): Fraction {
    const [n, d] = [whole(numerator), whole(denominator)];
    if (d === 0n) throw new NotAFraction(`${n}/0`);
    const divisor = greatestCommonDivisor(n, d) * (d < 0n ? -1n : 1n);
    return new Fraction(n / divisor, d / divisor);
  }

  /** Reads `3/8`, `0.15`, `15%` or `2.5‰` exactly. @throws NotAFraction */
  static parse(text: string): Fraction {
    const ratio = RATIO.exec(text);
    if (ratio) return Fraction.of(BigInt(ratio[1]!), BigInt(ratio[2]!));
    const decimal = DECIMAL.exec(text);
    if (!decimal) throw new NotAFraction(text);
    const [, sign, units, decimals = '', mark] = decimal;
    const scale = 10n ** BigInt(decimals.length) * (mark === '%' ? 100n : mark === '‰' ? 1000n : 1n);
    const digits = BigInt(units! + decimals);
    return Fraction.of(sign === '-' ? -digits : digits, scale);
  }

  add(other: Fraction): Fraction {
    return Fraction.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  subtract(other: Fraction): Fraction {
    return this.add(other.negate());
  }

  negate(): Fraction {
    return new Fraction(-this.numerator, this.denominator);
  }

  multiply(other: Fraction | Whole): Fraction {
    const by = other instanceof Fraction ? other : Fraction.of(other);
    return Fraction.of(this.numerator * by.numerator, this.denominator * by.denominator);
  }

  /** @throws NotAFraction on division by zero. */
  divide(other: Fraction | Whole): Fraction {
    const by = other instanceof Fraction ? other : Fraction.of(other);
    return Fraction.of(this.numerator * by.denominator, this.denominator * by.numerator);
  }

  /** −1, 0 or 1 as this is less than, equal to or greater than the other. */
  compare(other: Fraction | Whole): -1 | 0 | 1 {
    const to = other instanceof Fraction ? other : Fraction.of(other);
    const difference = this.numerator * to.denominator - to.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  equals(other: Fraction | Whole): boolean {
    return this.compare(other) === 0;
  }

  /** The greatest whole number not above this. */
  floor(): bigint {
    const cut = this.numerator / this.denominator;
    return this.numerator < 0n && cut * this.denominator !== this.numerator ? cut - 1n : cut;
  }

  /** The least whole number not below this. */
  ceil(): bigint {
    return -this.negate().floor();
  }

  /** Decimal text with so many places, halves away from zero. For people to read, never for a stored figure. */
  toDecimal(places: number): string {
    const scaled = this.multiply(10n ** BigInt(places));
    const negative = scaled.numerator < 0n;
    const size = negative ? scaled.negate() : scaled;
    const rounded = size.add(Fraction.of(1n, 2n)).floor();
    const digits = String(rounded).padStart(places + 1, '0');
    const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    return negative && rounded !== 0n ? `-${text}` : text;
  }

  /** `numerator/denominator`, which `parse` reads back. */
  toString(): string {
    return `${this.numerator}/${this.denominator}`;
  }

  /** The form that events and views carry. @throws RangeError beyond safe integers. */
  toJSON(): { readonly num: number; readonly den: number } {
    const [num, den] = [Number(this.numerator), Number(this.denominator)];
    if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den))
      throw new RangeError(`${this} is beyond safe integers`);
    return { num, den };
  }
}

function whole(value: Whole): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new NotAFraction(String(value));
  return BigInt(value);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
