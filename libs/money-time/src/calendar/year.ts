import { serialOf } from '../date.js';

/**
 * One year's published arrangement of holidays, as an event may carry it: plain JSON.
 * Dates are `YYYY-MM-DD` of that year; weekends that are no make-up workdays need not be listed.
 */
export interface CalendarYear {
  readonly year: number;
  readonly holidays: readonly string[];
  /** Saturdays and Sundays on which work is done in exchange for a day off (调休). */
  readonly makeUpWorkdays: readonly string[];
  /** The notice that the dates come from. */
  readonly source: string;
}

/** A calendar year that contradicts itself; the message names the date. */
export class CalendarFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CalendarFault';
  }
}

/**
 * The year with its dates sorted, so that equal arrangements have equal digests.
 * @throws CalendarFault for a date of another year, listed twice, or both a holiday and a workday.
 */
export function checkedYear({ year, holidays, makeUpWorkdays, source }: CalendarYear): CalendarYear {
  const seen = new Set<string>();
  for (const date of [...holidays, ...makeUpWorkdays]) {
    serialOf(date);
    if (!date.startsWith(`${year}-`)) throw new CalendarFault(`${date} does not belong to the calendar of ${year}`);
    if (seen.has(date)) throw new CalendarFault(`${date} stands twice in the calendar of ${year}`);
    seen.add(date);
  }
  return { year, holidays: [...holidays].sort(), makeUpWorkdays: [...makeUpWorkdays].sort(), source };
}
