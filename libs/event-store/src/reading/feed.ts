import { setImmediate as turn } from 'node:timers/promises';
import { LoggedEvent } from '@tongjian/kernel';
import { StoreDamaged, UnknownPosition } from '../faults.js';
import { FeedBatch, FeedOptions, Resume } from '../port.js';
import { eventOf, Row } from '../row/row.js';

export const BATCH_SIZE = 500;

/** What an adapter gives so that the whole log can be read in batches. */
export interface LogSource {
  /** The index of the last event. */
  head(): number;
  /** How many events there are with `after < position ≤ through`. */
  count(after: number, through: number): number;
  /** Rows with `after < position ≤ through`, in order, of the wanted types only. */
  rows(after: number, through: number, types: readonly string[] | undefined): readonly Row[];
}

/** On these stores a position is the index itself, so both must be told alike. */
export const resumeAt = (index: number): Resume => ({ position: String(index), index });

/** The resume point after an index. @throws UnknownPosition beyond the end of the log. */
export function resumeAfter(index: number, head: number): Resume {
  if (!Number.isSafeInteger(index) || index < 0 || index > head) throw new UnknownPosition(String(index), head);
  return resumeAt(index);
}

/** The index a token stands for. @throws UnknownPosition when this log never gave it. */
export function indexOfPosition(position: string, head: number): number {
  const index = Number(position);
  if (!Number.isSafeInteger(index) || index < 0 || String(index) !== position || index > head)
    throw new UnknownPosition(position, head);
  return index;
}

function startOf(source: LogSource, after: Resume | undefined): number {
  if (!after) return 0;
  const head = source.head();
  const index = indexOfPosition(after.position, head);
  if (index !== after.index) throw new UnknownPosition(`${after.position} (as index ${after.index})`, head);
  return index;
}

function batchAfter(
  source: LogSource,
  after: number,
  { types, batchSize = BATCH_SIZE }: FeedOptions,
  soundEnd: typeof gaplessEnd = (_, __, end) => end,
): FeedBatch {
  const head = source.head();
  const end = soundEnd(source, after, Math.min(after + batchSize, head));
  const rows = end > after ? source.rows(after, end, types) : [];
  const events: LoggedEvent[] = [];
  for (const row of rows)
    try {
      events.push(eventOf(row));
    } catch (error) {
      // What is sound before the damaged event is still delivered; the next batch begins with it and throws.
      if (events.length === 0 || !(error instanceof StoreDamaged)) throw error;
      return { events, through: resumeAt(row.position - 1), caughtUp: false };
    }
  return { events, through: resumeAt(end), caughtUp: end === head };
}

/**
 * The place before the first index that no event has, `end` where none is missing. A live reader must not go on over a
 * gap as if nothing were missing; `verifyLog` reads on, to name everything.
 * @throws StoreDamaged when the very next event is missing
 */
function gaplessEnd(source: LogSource, after: number, end: number): number {
  if (source.count(after, end) === end - after) return end;
  let sound = after;
  while (source.count(sound, sound + 1) === 1) sound += 1;
  if (sound === after) throw new StoreDamaged(`index ${after + 1} is missing`, { index: after + 1 });
  return sound;
}

/** The log in batches from after `after` to its end as it stands when reached. */
export async function* readLog(
  source: LogSource,
  after: Resume | undefined,
  options: FeedOptions = {},
): AsyncGenerator<FeedBatch> {
  let at = startOf(source, after);
  for (;;) {
    const batch = batchAfter(source, at, options);
    yield batch;
    if (batch.caughtUp) return;
    at = batch.through.index;
    // Whoever reads a long log shares the thread with those who wait for an answer.
    await turn();
  }
}

/** As `readLog`, then whenever `more` resolves; ends when `signal` aborts. */
export async function* followLog(
  source: LogSource,
  after: Resume | undefined,
  signal: AbortSignal,
  more: (signal: AbortSignal) => Promise<void>,
  options: FeedOptions = {},
): AsyncGenerator<FeedBatch> {
  let at = startOf(source, after);
  let first = true;
  while (!signal.aborted) {
    if (first || source.head() > at) {
      const batch = batchAfter(source, at, options, gaplessEnd);
      yield batch;
      at = batch.through.index;
      first = false;
      if (!batch.caughtUp) await turn();
    } else await more(signal);
  }
}
