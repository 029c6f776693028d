import { addPeriod, Calendar, ComputedDay, dateOf, Period, serialOf } from '@tongjian/money-time';

/** Days on which the clock stood still: after `from`, up to and including `to`; without `to` it still does. */
export interface StoppedDays {
  readonly from: string;
  readonly to?: string;
}

/**
 * The last day of a maximum period that begins on a day, or undefined while its clock stands still. The first day is
 * not counted, nor is a day on which the clock stood still; of months and years the days they would have had are
 * counted. A last day that is not worked, or on which the clock stopped, moves on to the next that is worked (民法典 203).
 * `stops` are in order and do not overlap, though one may end on the day on which the next begins.
 */
export function dueDay(
  calendar: Calendar,
  start: string,
  period: Period,
  stops: readonly StoppedDays[],
): ComputedDay | undefined {
  const count = period.unit === 'workingDay' ? workingDays(calendar) : allDays;
  let left =
    period.unit === 'workingDay' ? period.n : serialOf(addPeriod(calendar, start, period).date) - serialOf(start);
  let at = start;
  let counted = start;
  let stopped = false;
  const end = () => {
    const last = left > 0 ? count.on(at, left) : counted;
    const due =
      left > 0 ? calendar.workingDayFrom(last).date : calendar.workingDayFrom(stopped ? nextDay(at) : last).date;
    const asked = period.unit === 'workingDay' ? (period.n > 0 ? nextDay(start) : start) : last;
    return { date: due, provisional: !isPublished(calendar, asked, due) };
  };
  for (const { from, to } of stops) {
    const due = end();
    if (due.date < from) return due;
    if (to === undefined) return undefined;
    if (from > at) {
      const passed = Math.min(left, count.between(at, from));
      if (passed > 0) counted = count.on(at, passed);
      left -= passed;
    }
    at = to > at ? to : at;
    stopped = true;
  }
  return end();
}

interface Count {
  readonly on: (day: string, n: number) => string;
  readonly between: (from: string, to: string) => number;
}
const workingDays = (calendar: Calendar): Count => ({
  on: (day, n) => calendar.addWorkingDays(day, n).date,
  between: (from, to) => calendar.workingDaysBetween(from, to),
});
const allDays: Count = {
  on: (day, n) => dateOf(serialOf(day) + n),
  between: (from, to) => serialOf(to) - serialOf(from),
};

const nextDay = (day: string) => dateOf(serialOf(day) + 1);

function isPublished(calendar: Calendar, from: string, to: string): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    if (!calendar.isPublished(`${String(year).padStart(4, '0')}-01-01`)) return false;
  return true;
}
