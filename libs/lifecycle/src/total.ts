import { GREATEST } from './schema/index.js';

/**
 * The sum of amounts in fen, held at the greatest amount there is. Sums of input beyond it are refused by whatever
 * bound they are held against, instead of being a fault.
 */
export function totalFen(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum = Math.min(GREATEST, sum + amount);
  return sum;
}
