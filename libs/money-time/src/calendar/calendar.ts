import { digestOf } from '@tongjian/kernel';
import { dateOf, serialOf } from '../date.js';
import { CalendarYear, CalendarFault, checkedYear } from './year.js';

/** A day that was computed; provisional where a year was needed whose holidays are not published yet. */
export interface ComputedDay {
  readonly date: string;
  readonly provisional: boolean;
}

/** Which days are worked, by published arrangements. A value: equal years give equal versions (INV-55). */
export interface Calendar {
  /** Digest of the canonical years, `sha256:<hex>`; recorded wherever a date was computed. */
  readonly version: string;
  readonly years: readonly CalendarYear[];
  /** Monday to Friday without holidays, and make-up workdays. In unpublished years simply Monday to Friday. */
  isWorkingDay(date: string): boolean;
  /** False where the year's arrangement is not in this calendar. */
  isPublished(date: string): boolean;
  /** The n-th working day after `date` (before it, where n is negative); `date` itself for 0, worked or not. */
  addWorkingDays(date: string, n: number): ComputedDay;
  /** `date` itself if worked, else the next working day. */
  workingDayFrom(date: string): ComputedDay;
  /** Working days after `from` up to and including `to`. */
  workingDaysBetween(from: string, to: string): number;
}

/**
 * The calendar of some years, in any order.
 * @throws CalendarFault where a year is given twice or contradicts itself.
 */
export function calendarFrom(given: Iterable<CalendarYear>): Calendar {
  const years = [...given].map(checkedYear).sort((a, b) => a.year - b.year);
  const published = new Set<number>();
  const exceptions = new Map<number, boolean>();
  for (const { year, holidays, makeUpWorkdays } of years) {
    if (published.has(year)) throw new CalendarFault(`the calendar of ${year} is given twice`);
    published.add(year);
    for (const date of holidays) exceptions.set(serialOf(date), false);
    for (const date of makeUpWorkdays) exceptions.set(serialOf(date), true);
  }
  const worked = (serial: number) => exceptions.get(serial) ?? isWeekday(serial);
  const provisional = (from: number, to: number) => {
    for (let year = yearOf(from); year <= yearOf(to); year++) if (!published.has(year)) return true;
    return false;
  };
  const step = (start: number, n: number): ComputedDay => {
    const direction = Math.sign(n);
    let serial = start;
    for (let left = Math.abs(n); left > 0;) {
      serial += direction;
      if (worked(serial)) left--;
    }
    const [from, to] = direction < 0 ? [serial, start - 1] : [start + 1, serial];
    return { date: dateOf(serial), provisional: n !== 0 && provisional(from, to) };
  };
  return {
    version: digestOf(years),
    years,
    isWorkingDay: (date) => worked(serialOf(date)),
    isPublished: (date) => published.has(yearOf(serialOf(date))),
    addWorkingDays: (date, n) => step(serialOf(date), n),
    workingDayFrom: (date) => step(serialOf(date) - 1, 1),
    workingDaysBetween: (from, to) => {
      let count = 0;
      for (let serial = serialOf(from) + 1; serial <= serialOf(to); serial++) if (worked(serial)) count++;
      return count;
    },
  };
}

const yearOf = (serial: number) => Number(dateOf(serial).slice(0, 4));

/** Whether a date is a Saturday or Sunday. */
export const isWeekend = (date: string): boolean => !isWeekday(serialOf(date));

/** A day that one calendar says is worked and the other does not. */
export interface MovedDay {
  readonly date: string;
  /** Whether it is worked by the later of the two. */
  readonly worked: boolean;
}

/** The days on which two calendars disagree, within the years that either has published; oldest first. */
export function movedDays(before: Calendar, after: Calendar): readonly MovedDay[] {
  const years = [...new Set([...before.years, ...after.years].map(({ year }) => year))].sort((a, b) => a - b);
  const moved: MovedDay[] = [];
  for (const year of years)
    for (let serial = serialOf(`${year}-01-01`); serial <= serialOf(`${year}-12-31`); serial++) {
      const date = dateOf(serial);
      const worked = after.isWorkingDay(date);
      if (worked !== before.isWorkingDay(date)) moved.push({ date, worked });
    }
  return moved;
}

/** 1970-01-01 was a Thursday. */
const isWeekday = (serial: number) => (((serial + 3) % 7) + 7) % 7 < 5;
