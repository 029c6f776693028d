import { Calendar, dateOf, Period, serialOf } from '@tongjian/money-time';

/** The last day of a period, walked day by day. */
export function naiveEnd(calendar: Calendar, start: string, { n, unit }: Period, last?: 'moveOn'): string {
  let day = start;
  if (unit === 'day') for (let i = 0; i < n; i++) day = next(day);
  if (unit === 'workingDay')
    for (let i = 0; i < n; i++)
      do day = next(day);
      while (!calendar.isWorkingDay(day));
  if (unit === 'month' || unit === 'year') day = monthsLater(day, unit === 'year' ? 12 * n : n);
  if (last === 'moveOn') while (!calendar.isWorkingDay(day)) day = next(day);
  return day;
}

const next = (day: string) => dateOf(serialOf(day) + 1);

/** The same day of a later month; where that month has no such day, its last. */
function monthsLater(day: string, n: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + n, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** Compares with a share of a whole exactly: the share as a fraction, both sides multiplied out. */
export function shareOf(share: string | undefined, whole: number, compare: (bound: bigint, by: bigint) => boolean) {
  const [, digits = '1', slash, unit = ''] = /^([\d.]+)(?:\/(\d+))?([%‰]?)$/.exec(share ?? '1')!;
  const [left, right = ''] = digits.split('.') as [string, string?];
  const by = BigInt(slash ?? 1) * 10n ** BigInt(right.length) * (unit === '%' ? 100n : unit === '‰' ? 1000n : 1n);
  return compare(BigInt(left + right) * BigInt(whole), by);
}
