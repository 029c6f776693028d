import { dateOf, dayOf, endOf, serialOf } from '../date.js';
import { Calendar, ComputedDay } from './calendar.js';

export type PeriodUnit = 'day' | 'workingDay' | 'month' | 'year';

/** A length of time as rules say it. A negative `n` counts back from the day. */
export interface Period {
  readonly n: number;
  readonly unit: PeriodUnit;
}

export interface PeriodOptions {
  /**
   * `moveOn` ends a period whose last day is not worked on the next working day: for maximum periods and windows
   * (民法典 203). Minimum periods `stay` (the default).
   */
  readonly lastDay?: 'stay' | 'moveOn';
}

/** The last day of a period, and the end of that day in Beijing (RFC 3339 UTC). */
export interface PeriodEnd extends ComputedDay {
  readonly at: string;
}

/** A hundred years of days: a longer period in a rule is a slip of the pen. */
const LONGEST = 36_500;

/**
 * The end of a period that begins with an instant (its Beijing day) or a date. The first day is not counted
 * (民法典 201); months and years end on the corresponding day, or the month's last where there is none (民法典 202).
 * @throws NotADate, and RangeError where `n` is not whole or beyond ±36,500.
 */
export function addPeriod(
  calendar: Calendar,
  instantOrDate: string,
  { n, unit }: Period,
  { lastDay = 'stay' }: PeriodOptions = {},
): PeriodEnd {
  if (!Number.isInteger(n) || Math.abs(n) > LONGEST) throw new RangeError(`a period of ${n} ${unit} cannot be counted`);
  const from = dayOf(instantOrDate);
  const end = lastDayOf(calendar, from, n, unit);
  const moved = lastDay === 'moveOn' ? moveOn(calendar, end) : end;
  return { ...moved, at: endOf(moved.date) };
}

function lastDayOf(calendar: Calendar, from: string, n: number, unit: PeriodUnit): ComputedDay {
  switch (unit) {
    case 'workingDay':
      return calendar.addWorkingDays(from, n);
    case 'day':
      return { date: dateOf(serialOf(from) + n), provisional: false };
    case 'month':
      return { date: addMonths(from, n), provisional: false };
    case 'year':
      return { date: addMonths(from, n * 12), provisional: false };
  }
}

function moveOn(calendar: Calendar, end: ComputedDay): ComputedDay {
  const moved = calendar.workingDayFrom(end.date);
  return { date: moved.date, provisional: end.provisional || moved.provisional };
}

function addMonths(date: string, n: number): string {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n;
  const firstOfMonth = (month: number) =>
    serialOf(`${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`);
  const last = firstOfMonth(months + 1) - 1;
  return dateOf(Math.min(firstOfMonth(months) + Number(date.slice(8)) - 1, last));
}
