import { accept, Decider, Decision, digestOf, JsonObject, UnknownEvent } from '@tongjian/kernel';
import { CalendarFault, CalendarYear, checkedYear, isWeekend, NotADate } from '@tongjian/money-time';
import { refused } from '../refusal.js';
import { CALENDAR_EVENTS, PublishedYear } from './events.js';

/** Publishes a year's holidays and make-up workdays, or, with a reason, corrects those that are in force. */
export interface PublishHolidayCalendar {
  readonly type: 'PublishHolidayCalendar';
  readonly data: CalendarYear & { readonly reason?: string };
}

const RULE = 'calendar/one-in-force';

/** What is in force of a year; nothing before it was published. */
export type CalendarRegister = PublishedYear | undefined;

/** The decider of `calendar-<year>`: one arrangement is in force for a year, and another takes its place for a reason only. */
export const calendarRegister: Decider<PublishHolidayCalendar, CalendarRegister, unknown> = {
  initial: () => undefined,
  decide: (inForce, { data: { reason, ...given } }) => {
    const year = soundYear(given);
    if (typeof year === 'string') return unsound(given.year, year);
    const version = versionOf(year);
    if (!inForce) return accept({ type: 'HolidayCalendarPublished', data: dataOf({ ...year, version }) });
    if (inForce.version === version) return alreadyInForce(inForce);
    if (reason === undefined || reason.trim() === '') return correctionNeedsReason(inForce);
    const corrected = { ...year, version, replaces: inForce.version, reason };
    return accept({ type: 'HolidayCalendarCorrected', data: dataOf(corrected) });
  },
  evolve: (_, event) => {
    if (!(event.type in CALENDAR_EVENTS) || event.shape !== 1) throw new UnknownEvent(event);
    return event.data as unknown as PublishedYear;
  },
};

/** The version of one year: the same arrangement from the same source has the same. */
export const versionOf = (year: CalendarYear): string => digestOf(checkedYear(year));

const dataOf = (year: PublishedYear) => year as unknown as JsonObject;

/** The year in order, or what is wrong with it. */
function soundYear(given: CalendarYear): CalendarYear | string {
  try {
    const year = checkedYear(given);
    const weekday = year.makeUpWorkdays.find((date) => !isWeekend(date));
    return weekday === undefined ? year : `${weekday} is worked anyway: a make-up workday is a Saturday or Sunday`;
  } catch (error) {
    if (error instanceof CalendarFault || error instanceof NotADate) return error.message;
    throw error;
  }
}

const unsound = (year: number, fault: string): Decision =>
  refused(
    'CalendarUnsound',
    RULE,
    { zh: `${year}年节假日安排有误: ${fault}`, en: `The calendar of ${year} contradicts itself: ${fault}` },
    { year, fault },
    { kind: 'text', text: { zh: '按国务院办公厅通知更正日期', en: 'Correct the dates after the notice' } },
  );

const alreadyInForce = ({ year, version }: PublishedYear): Decision =>
  refused(
    'CalendarInForce',
    RULE,
    { zh: `${year}年的这一安排已经生效`, en: `This very calendar of ${year} is in force` },
    { year, version },
  );

const correctionNeedsReason = ({ year, version }: PublishedYear): Decision =>
  refused(
    'YearPublished',
    RULE,
    {
      zh: `${year}年节假日安排已发布,更正须说明理由`,
      en: `The calendar of ${year} is published: give a reason to correct it`,
    },
    { year, version },
    { kind: 'facts', names: ['reason'] },
  );
