import { LoggedEvent } from '@tongjian/kernel';
import { EventStore } from '../port.js';

/** The target of a copy holds something else than the source, so nothing is copied to it. */
export class OtherEvents extends Error {
  constructor(index: number, reason: string) {
    super(`the target is no copy of the source: event ${index} ${reason}`);
    this.name = 'OtherEvents';
  }
}

export interface Walk {
  readonly signal?: AbortSignal | undefined;
  /** Where to begin: after this index. */
  readonly after?: number;
  /** Called now and then with the index reached. */
  readonly onReached?: (index: number) => void;
}

/** The events of a log one by one, after `after` and through `end`. */
export async function* eventsThrough(store: EventStore, end: number, walk: Walk = {}): AsyncGenerator<LoggedEvent> {
  const { after = 0 } = walk;
  if (after >= end) return;
  for await (const { events, through } of store.readAll(after > 0 ? await store.resumeAfter(after) : undefined)) {
    walk.signal?.throwIfAborted();
    yield* events.filter(({ index }) => index <= end);
    walk.onReached?.(Math.min(through.index, end));
    if (through.index >= end) return;
  }
}

/**
 * Compares two logs event by event through `end`. Equal hashes are equal events, for a hash covers all of an event.
 * @throws OtherEvents at the first that differs
 */
export async function checkSame(source: EventStore, target: EventStore, end: number, walk: Walk): Promise<void> {
  const copies = eventsThrough(target, end, { signal: walk.signal });
  try {
    for await (const event of eventsThrough(source, end, walk)) {
      const { value: copy, done } = await copies.next();
      if (done) throw new OtherEvents(event.index, 'is missing');
      if (copy.index !== event.index) throw new OtherEvents(event.index, `stands at ${copy.index}`);
      if (copy.meta.hash !== event.meta.hash)
        throw new OtherEvents(event.index, `is ${copy.stream}@${copy.revision} with other contents`);
    }
  } finally {
    // The read of the target stands where the source ended; left open, it would keep its server's line.
    await copies.return(undefined);
  }
}
