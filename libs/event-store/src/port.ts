import { EventLog, LoggedEvent, StreamEvent } from '@tongjian/kernel';

/**
 * Where a reader of the whole log stands: the store's own token and the index of the last counted event.
 * The token never leaves the adapter's callers towards clients; they see the index (log.md 2).
 */
export interface Resume {
  readonly position: string;
  readonly index: number;
}

/** Events of the wanted types in commit order. `through` counts every event scanned, wanted or not. */
export interface FeedBatch {
  readonly events: readonly LoggedEvent[];
  readonly through: Resume;
  /** True when nothing was known beyond `through` at the time of reading. */
  readonly caughtUp: boolean;
}

export interface FeedOptions {
  /** Types wanted; the filter stands above the index counter, so every reader counts the same. All where left out. */
  readonly types?: readonly string[];
  readonly batchSize?: number;
}

/** What a store writes down beside each event, computed from the log alone and checked by `verifyLog`. */
export interface Witness {
  /** The greatest `recordedAt` among events 1 … index. */
  readonly recordTime: string;
  /**
   * Hash of the event before it in the log, whatever its stream; '' for the first: so the order over all streams holds.
   * Left out by a store that cannot write it down.
   */
  readonly follows?: string;
}

/** The event store port: an append-only log of streams, one order over all, resumable from any place. */
export interface EventStore extends EventLog {
  /** Batches, newest first, from revision `from` (inclusive; default the last). */
  readBackwards(stream: string, from?: number): AsyncIterable<readonly StreamEvent[]>;
  /**
   * The log from after `after` to its present end, then ends. The last batch is caught up, and empty where there is
   * nothing to read. A resume point beyond the end of the log is a fault and throws.
   */
  readAll(after?: Resume, options?: FeedOptions): AsyncIterable<FeedBatch>;
  /** As `readAll`, then waits for more until `signal` aborts. Pull-based: the next batch is read when the last was dealt with. */
  follow(after: Resume | undefined, signal: AbortSignal, options?: FeedOptions): AsyncIterable<FeedBatch>;
  /** The event at an index of the log, or undefined beyond its end. */
  at(index: number): Promise<LoggedEvent | undefined>;
  /** The present end of the log and its record time (the greatest `recordedAt`); index 0 and '' where empty. */
  head(): Promise<Resume & { readonly recordedAt: string }>;
  /** The greatest index whose record time is ≤ `recordTime` (log.md 4), 0 where there is none. */
  indexAsRecordedBy(recordTime: string): Promise<number>;
  /** The index that an append's position token stands for. @throws UnknownPosition when this log never gave it */
  indexOf(position: string): Promise<number>;
  /** The resume point after the event at `index`, which the log must have reached; index 0 is the beginning. */
  resumeAfter(index: number): Promise<Resume>;
  /** What the store wrote beside the event at `index`; undefined where nothing stands there. */
  witness?(index: number): Witness | undefined;
  /** The storage's own complaints about itself, in words; empty when it is sound. */
  examine?(): readonly string[];
  close(): Promise<void>;
}
