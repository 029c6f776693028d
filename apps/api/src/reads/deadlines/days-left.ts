import { beijingDate, Calendar, serialOf } from '@tongjian/money-time';

export interface DaysLeft {
  /** Calendar days until the last lawful day, negative by how many it is late; left out while the clock stands still. */
  readonly daysLeft?: number;
  /** The same in working days, by the calendar of now. */
  readonly workingDaysLeft?: number;
}

/** How long there is until a due date, or how late it is, on the day of an instant. */
export function daysLeft(calendar: Calendar, due: string | undefined, now: string): DaysLeft {
  if (!due) return {};
  const today = beijingDate(now);
  const late = today > due;
  const working = late ? -calendar.workingDaysBetween(due, today) : calendar.workingDaysBetween(today, due);
  return { daysLeft: serialOf(due) - serialOf(today), workingDaysLeft: working };
}
