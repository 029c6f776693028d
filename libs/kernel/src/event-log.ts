import { StoredEvent } from './envelope.js';
import { SealedEvent } from './hash.js';

/** Where a stream must stand for an append: not written yet, or exactly at this last revision. */
export type Expected = 'absent' | number;

/** A lost race is an ordinary outcome, so it is a value. `position` is the token that `minPosition` waits for. */
export type Appended =
  { readonly written: true; readonly position: string } | { readonly written: false; readonly actual: Expected };

/** A stream's event with the token of its place in the log. */
export type StreamEvent = StoredEvent & { readonly position: string };

/** The part of the event store that deciding needs; the whole port stands in libs/event-store. */
export interface EventLog {
  /** Batches, oldest first, from revision `from` (inclusive, default 0) on; nothing when the stream is absent. */
  read(stream: string, from?: number): AsyncIterable<readonly StreamEvent[]>;
  /**
   * All events or none, durable before it resolves. Events are sealed from the stream's head; a wrong `prev`,
   * id, stream or revision is a fault and throws.
   */
  append(stream: string, events: readonly SealedEvent[], expected: Expected): Promise<Appended>;
}
