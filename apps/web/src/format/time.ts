const BEIJING = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `2024-06-30 17:00` in Beijing time. */
export const minuteOf = (instant: string): string => secondOf(instant).slice(0, 16);
/** `2024-06-30 17:00:05` in Beijing time. */
export const secondOf = (instant: string): string => {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : BEIJING.format(at);
};
/** `2024-06-30` in Beijing time. */
export const dayOf = (instant: string): string => secondOf(instant).slice(0, 10);

/** An instant as exactly as its source says. */
export function occurred(instant: string, precision?: 'day' | 'month' | 'year'): string {
  const day = dayOf(instant);
  if (precision === 'year') return day.slice(0, 4);
  if (precision === 'month') return day.slice(0, 7);
  return precision === 'day' ? day : minuteOf(instant);
}

/** Whole days by which an entry was recorded after it happened, in Beijing's calendar. */
export const daysLate = (occurredAt: string, recordedAt: string): number =>
  Math.max(0, Math.round((Date.parse(dayOf(recordedAt)) - Date.parse(dayOf(occurredAt))) / 86_400_000));

/** The instant of Beijing's local `2024-06-30T17:00`. */
export const instantOf = (local: string): string => new Date(`${local}+08:00`).toISOString();

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The instant of a moment written in Beijing time; a day stands for its end. Undefined for what is no moment, be it
 * that the calendar has no such day: `Date` would go on counting into the next month.
 */
export function momentOf(written: string): string | undefined {
  const match = MOMENT.exec(written.trim());
  if (!match) return undefined;
  const [, day = '', minute] = match;
  const local = `${day}T${minute ?? '23:59:59.999'}`;
  if (Number.isNaN(Date.parse(`${local}+08:00`))) return undefined;
  const instant = instantOf(local);
  return minuteOf(instant) === `${day} ${minute ?? '23:59'}` ? instant : undefined;
}

/** The instant at which to freeze: today stands for what it holds so far. `later`: it is still to come. */
export function frozenAt(written: string, now: string): string | 'later' | undefined {
  const instant = momentOf(written);
  if (instant === undefined || Date.parse(instant) <= Date.parse(now)) return instant;
  return DAY.test(written.trim()) && dayOf(instant) === dayOf(now) ? now : 'later';
}

const NEW_YEAR = /-01-01 00:00:00$/;
const FIRST_OF_MONTH = /-01 00:00:00$/;
const MIDNIGHT = / 00:00:00$/;

/**
 * When a project's latest event happened. Of an imported one the source may know the year or the month only, which is
 * kept as its first instant; it is told no more exactly than that.
 */
export function lastKnown(instant: string, imported: boolean): string {
  const second = secondOf(instant);
  if (!imported || !MIDNIGHT.test(second)) return minuteOf(instant);
  return occurred(instant, NEW_YEAR.test(second) ? 'year' : FIRST_OF_MONTH.test(second) ? 'month' : 'day');
}
