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

/** The instant of a moment written in Beijing time; a day stands for its end. Undefined for what is no moment. */
export function momentOf(written: string): string | undefined {
  const match = MOMENT.exec(written.trim());
  if (!match) return undefined;
  const local = `${match[1]}T${match[2] ?? '23:59:59.999'}`;
  return Number.isNaN(Date.parse(`${local}+08:00`)) ? undefined : instantOf(local);
}
