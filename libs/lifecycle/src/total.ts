import { GREATEST } from './schema/index.js';

/**
 * The sum of amounts in fen, or one fen above the greatest amount where it is beyond: every bound refuses that and no
 * amount equals it, so that absurd input is refused instead of being a fault.
 */
export function totalFen(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum = Math.min(GREATEST + 1, sum + amount);
  return sum;
}
