import { Text } from '@tongjian/kernel';
import { CalendarYear } from '@tongjian/money-time';

/** The stream of what was published of one year's holidays. */
export const calendarStream = (year: number): string => `calendar-${year}`;

/** Everything that such a stream can say, with its label. */
export const CALENDAR_EVENTS = {
  HolidayCalendarPublished: { zh: '节假日安排发布', en: 'Holiday calendar published' },
  HolidayCalendarCorrected: { zh: '节假日安排更正', en: 'Holiday calendar corrected' },
} as const satisfies Readonly<Record<string, Text>>;

/** A year as it is in force; corrected, it says what it replaces and why. */
export interface PublishedYear extends CalendarYear {
  /** `sha256:<hex>` of the year as given, its dates in order. */
  readonly version: string;
  readonly replaces?: string;
  readonly reason?: string;
}
