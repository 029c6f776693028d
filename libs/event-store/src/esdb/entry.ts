import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { Json, LoggedEvent, StoredEvent } from '@tongjian/kernel';
import { StoreDamaged } from '../faults.js';
import { storedEventOf } from './record.js';

/** A counted event, or what is wrong with it. */
export interface Entry {
  readonly index: number;
  readonly position: number;
  readonly stream: string;
  readonly event: StoredEvent | StoreDamaged;
}

/** What a record of ours holds; damage is a value here, so that the index goes on over it. */
export function entryOf(record: AllStreamRecordedEvent, stream: string, index: number, position: number): Entry {
  try {
    return { index, position, stream, event: storedEventOf(record, stream) };
  } catch (error) {
    const damage = { index, stream, revision: Number(record.revision) };
    return { index, position, stream, event: new StoreDamaged((error as Error).message, damage) };
  }
}

/** The event of an entry. @throws StoreDamaged */
export function loggedEventOf({ event, index }: Entry): LoggedEvent {
  if (event instanceof StoreDamaged) throw event;
  return { ...event, index };
}

/** The same from what many read: a copy, so that no reader can change what another reads. */
export function loggedCopyOf({ event, index }: Entry): LoggedEvent {
  if (event instanceof StoreDamaged) throw event;
  return { ...event, data: copyOf(event.data), meta: copyOf(event.meta as never), index };
}

function copyOf<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as unknown as T;
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copyOf(member)])) as T;
}
