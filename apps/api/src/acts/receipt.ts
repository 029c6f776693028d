import { EventStore } from '@tongjian/event-store';
import { Receipt } from '@tongjian/kernel';
import { etagOf } from './etag.js';

/** A receipt as clients see it: where the log then stood as an index, never as the store counts (log.md 1). */
export async function receiptShown(
  store: Pick<EventStore, 'indexOf'>,
  { commandId, recordedAt, events, position }: Receipt,
) {
  const last = events[events.length - 1]!;
  return { commandId, etag: etagOf(last), position: await store.indexOf(position), recordedAt, events };
}
