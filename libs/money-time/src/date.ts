/** A text that is no date of the calendar or no instant; `text` is what was given. */
export class NotADate extends Error {
  constructor(
    readonly text: string,
    wanted: string,
  ) {
    super(`"${text}" is no ${wanted}`);
    this.name = 'NotADate';
  }
}

const DAY_MS = 86_400_000;
/** Beijing time is UTC+8 the year round (no daylight saving since 1991). */
const BEIJING_AHEAD_MS = 8 * 3_600_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The number of a `YYYY-MM-DD` day counted from 1970-01-01, so that days can be added and compared.
 * @throws NotADate where the day does not exist, such as 2019-02-29.
 */
export function serialOf(date: string): number {
  const parts = DATE.exec(date);
  const serial = parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / DAY_MS : NaN;
  if (!parts || dateOf(serial) !== date) throw new NotADate(date, 'date YYYY-MM-DD');
  return serial;
}

/** The `YYYY-MM-DD` of a day number. */
export const dateOf = (serial: number): string => new Date(serial * DAY_MS).toISOString().slice(0, 10);

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  try {
    return serialOf(text) !== undefined;
  } catch {
    return false;
  }
}

/** Milliseconds since 1970 of an RFC 3339 instant. @throws NotADate */
export function millisecondsOf(instant: string): number {
  const parts = INSTANT.exec(instant);
  if (!parts || !isDate(parts[1]!)) throw new NotADate(instant, 'RFC 3339 instant');
  return Date.parse(instant);
}

/** Whether a text is an RFC 3339 instant on a day that exists. */
export const isInstant = (text: string): boolean => {
  const parts = INSTANT.exec(text);
  return parts !== null && isDate(parts[1]!);
};

/** The day it is in Beijing at an instant. @throws NotADate */
export function beijingDate(instant: string): string {
  // One act asks for the day of its one instant again and again.
  if (instant !== lastAsked.instant)
    lastAsked = { instant, date: new Date(millisecondsOf(instant) + BEIJING_AHEAD_MS).toISOString().slice(0, 10) };
  return lastAsked.date;
}
let lastAsked = { instant: '', date: '' };

/** The day of a date as given, or of an instant in Beijing. @throws NotADate */
export const dayOf = (instantOrDate: string): string =>
  instantOrDate.includes('T') ? beijingDate(instantOrDate) : dateOf(serialOf(instantOrDate));

/** The first instant of a Beijing day, RFC 3339 UTC. */
export const beginningOf = (date: string): string => new Date(serialOf(date) * DAY_MS - BEIJING_AHEAD_MS).toISOString();

/** The last millisecond of a Beijing day, RFC 3339 UTC: what is done by then is done on that day. */
export const endOf = (date: string): string =>
  new Date((serialOf(date) + 1) * DAY_MS - BEIJING_AHEAD_MS - 1).toISOString();

/** The first millisecond after an instant (RFC 3339 UTC): when a window that lasts to it has passed. */
export const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();
