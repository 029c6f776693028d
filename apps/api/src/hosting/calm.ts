import { setTimeout as pause } from 'node:timers/promises';
import { EventStore, FeedBatch } from '@tongjian/event-store';

/** How long followers wait between two batches: after a small one, and after one that tells of a busy time. */
export interface Pauses {
  readonly quietMs: number;
  readonly busyMs: number;
  /** From so many events on a batch tells of a busy time. */
  readonly busyFrom: number;
}

/**
 * A store whose followers get a batch only every few milliseconds: what comes in between is saved together, which
 * costs one transaction instead of many. A single event after a quiet time is given at once.
 */
export function calm(store: EventStore, { quietMs, busyMs, busyFrom }: Pauses): EventStore {
  const follow: EventStore['follow'] = async function* (after, signal, options): AsyncGenerator<FeedBatch> {
    for await (const batch of store.follow(after, signal, options)) {
      const given = performance.now();
      yield batch;
      const due = batch.events.length < busyFrom ? quietMs : busyMs;
      const left = batch.caughtUp ? due - (performance.now() - given) : 0;
      if (left > 0) await pause(left, undefined, { signal }).catch(() => undefined);
    }
  };
  return Object.create(store, { follow: { value: follow } }) as EventStore;
}
