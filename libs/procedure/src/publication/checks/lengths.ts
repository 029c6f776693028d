import { Period } from '@tongjian/money-time';

/** The fewest and the most calendar days that a period can take, wherever it begins. */
function daysOf({ n, unit }: Period): readonly [least: number, most: number] {
  switch (unit) {
    case 'day':
      return [n, n];
    case 'workingDay':
      // Five of seven days are worked; the longest public holidays take eight more, and weekends stand at both ends.
      return [n, n + 2 * Math.ceil(n / 5) + 10 * Math.ceil(n / 120)];
    case 'month':
      return [28 * n, 31 * n];
    case 'year':
      return [365 * n, 366 * n];
  }
}

/** Whether one period is shorter than another wherever both begin; of working days and days that cannot always be said. */
export function isShorter(a: Period | undefined, b: Period | undefined): boolean {
  if (!a || !b) return false;
  return a.unit === b.unit ? a.n < b.n : daysOf(a)[1] < daysOf(b)[0];
}
