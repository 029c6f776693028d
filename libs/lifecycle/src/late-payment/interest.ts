import { Fraction, serialOf } from '@tongjian/money-time';
import { DuePayment } from '../contract/account.js';
import { MOST_FEN } from '../schema/index.js';

type Counted = Pick<DuePayment, 'fenDays' | 'rateNum' | 'rateDen'>;

/** The interest on a sum of principal times days, in whole fen rounded down, no more than any amount can be. */
export function interestFen({ fenDays, rateNum, rateDen }: Counted): number {
  const whole = Fraction.of(fenDays * BigInt(rateNum), BigInt(rateDen)).floor();
  return Number(whole > BigInt(MOST_FEN) ? BigInt(MOST_FEN) : whole);
}

/**
 * Interest for the days from the last that was counted to another, on what was owed in them. Where the money was there
 * before the last counted day the days are negative, and the interest is taken back on what was paid.
 */
export function accrual(due: DuePayment, throughOn: string, owed: { readonly before: number; readonly paid: number }) {
  const days = serialOf(throughOn) - serialOf(due.throughOn);
  const principalFen = days < 0 ? owed.paid : owed.before;
  const fenDays = due.fenDays + BigInt(principalFen) * BigInt(days);
  const total = interestFen({ ...due, fenDays });
  const { instalment, rateNum, rateDen } = due;
  const span = { fromOn: due.throughOn, throughOn, days, principalFen };
  return { instalment, ...span, rateNum, rateDen, accruedFen: total - due.interestFen, interestFen: total };
}
