import { Fraction } from '@tongjian/money-time';
import { breach, record as recordOf, say, state } from '../act/index.js';

interface Weighted {
  readonly indicators: readonly { readonly weightNum: number; readonly weightDen: number }[];
}

/** The exact sum of the indicators' weights. */
export const weightOf = (indicators: Weighted['indicators']): Fraction =>
  indicators.reduce((sum, { weightNum, weightDen }) => sum.add(Fraction.of(weightNum, weightDen)), Fraction.ZERO);

/** The weight of what is measured in numbers, in hundredths of a percent, rounded down (INV-34). */
export const quantifiedShare = (
  indicators: readonly { readonly weightNum: number; readonly weightDen: number; readonly quantified?: boolean }[],
): number => {
  const share = weightOf(indicators.filter(({ quantified }) => quantified === true))
    .multiply(10000)
    .floor();
  return Number(share > 10000n ? 10000n : share);
};

export function weightsNotOne({ indicators }: Weighted) {
  const sum = weightOf(indicators);
  return (
    !sum.equals(Fraction.ONE) &&
    breach(
      'WeightsNotOne',
      'INV-30',
      [recordOf('INV-30')],
      say('指标权重之和必须为百分之百', 'The weights of the indicators must sum to exactly one'),
      { weights: sum.toString() },
      state('调整权重', 'Adjust the weights'),
    )
  );
}

/** The finest common share of all weights; beyond it a score would leave the integers that JSON keeps exactly. */
const FINEST = 1_000_000_000n;

export function weightsTooFine({ indicators }: Weighted) {
  const common = indicators.reduce((den, { weightDen }) => leastCommonMultiple(den, BigInt(weightDen)), 1n);
  return (
    common > FINEST &&
    breach(
      'WeightsTooFine',
      'INV-30',
      [recordOf('INV-30')],
      say('权重的公分母过大,无法精确计分', 'The weights have no common denominator up to 1,000,000,000'),
      { denominators: [...new Set(indicators.map(({ weightDen }) => weightDen))] },
      state('用百分数或万分数表示权重', 'Give the weights in hundredths or ten-thousandths'),
    )
  );
}

const leastCommonMultiple = (a: bigint, b: bigint): bigint => (a / greatestCommonDivisor(a, b)) * b;
const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b));
