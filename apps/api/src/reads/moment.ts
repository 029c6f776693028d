import { EventStore } from '@tongjian/event-store';
import { isDate, isInstant, endOf } from '@tongjian/money-time';
import { Moment } from '@tongjian/feed';
import { answer } from '../problem/index.js';

/** How a reader asks for the past: an index of the log or a time of recording, and a time of happening. */
export interface MomentQuery {
  readonly asOf?: string;
  readonly occurredAsOf?: string;
}

export const isPast = ({ asOf, occurredAsOf }: MomentQuery): boolean =>
  asOf !== undefined || occurredAsOf !== undefined;

/** `asOf` is an index, a date (its end in Beijing) or an instant of recording; `occurredAsOf` a date or instant. */
export function momentOf({ asOf, occurredAsOf }: MomentQuery): Moment {
  return {
    ...(asOf === undefined
      ? {}
      : /^\d{1,15}$/.test(asOf)
        ? { index: Number(asOf) }
        : { recordedAt: instantOf('asOf', asOf) }),
    ...(occurredAsOf === undefined ? {} : { occurredAt: instantOf('occurredAsOf', occurredAsOf) }),
  };
}

/** The index of the log that `asOf` stands for; undefined for the present. */
export async function indexOf(store: EventStore, { asOf }: MomentQuery): Promise<number | undefined> {
  const { index, recordedAt } = momentOf(asOf === undefined ? {} : { asOf });
  return recordedAt === undefined ? index : store.indexAsRecordedBy(recordedAt);
}

function instantOf(name: string, text: string): string {
  if (isDate(text)) return endOf(text);
  if (isInstant(text)) return new Date(text).toISOString();
  throw answer('bad-query', `${name} is a date or an instant with its offset, like 2020-03-06T09:30:00+08:00`, {
    parameter: name,
    got: text,
  });
}
