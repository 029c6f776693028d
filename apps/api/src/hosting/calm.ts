import { setTimeout as pause } from 'node:timers/promises';
import { EventStore, FeedBatch } from '@tongjian/event-store';

/**
 * A store whose followers get a batch at most every so many milliseconds: what comes in between is saved together,
 * which costs one transaction instead of many. A single event after a quiet time is given at once.
 */
export function calm(store: EventStore, everyMs: number): EventStore {
  const follow: EventStore['follow'] = async function* (after, signal, options): AsyncGenerator<FeedBatch> {
    let last = 0;
    for await (const batch of store.follow(after, signal, options)) {
      last = performance.now();
      yield batch;
      const left = batch.caughtUp ? everyMs - (performance.now() - last) : 0;
      if (left > 0) await pause(left, undefined, { signal }).catch(() => undefined);
    }
  };
  return Object.create(store, { follow: { value: follow } }) as EventStore;
}
