import { Appended, Expected, SealedEvent } from '@tongjian/kernel';
import { AppendFault, StoreStopped } from '../faults.js';
import { EventStore, FeedOptions, Resume } from '../port.js';
import { Bell } from '../reading/bell.js';
import { BATCH_SIZE, followLog, indexOfPosition, readLog, resumeAfter, resumeAt } from '../reading/feed.js';
import { indexByRecordTime } from '../reading/record-time.js';
import { actualOf, checkAppend, checkPrev } from '../row/admission.js';
import { eventOf, Row, rowAfter, streamEventOf } from '../row/row.js';
import { Shelf } from './shelf.js';

/**
 * An event store that lives as long as the process, for tests and trials, with the promises of the durable ones.
 * `rows` opens it on a log as it stands, unchecked.
 */
export function openMemoryStore(rows: readonly Row[] = []): EventStore {
  const shelf = new Shelf(rows);
  const bell = new Bell();
  const closed = new AbortController();

  return {
    async append(stream: string, events: readonly SealedEvent[], expected: Expected): Promise<Appended> {
      if (closed.signal.aborted) throw new StoreStopped('it is closed');
      checkAppend(stream, events, expected);
      const head = shelf.streamHead(stream);
      if (actualOf(head) !== expected) return { written: false, actual: actualOf(head) };
      checkPrev(stream, events[0]!, head);
      const known = events.find(({ id }) => shelf.ids.has(id));
      if (known) throw new AppendFault(stream, `the id ${known.id} is in the log already`);
      for (const event of events) shelf.put(rowAfter(shelf.tail(), event));
      bell.ring();
      return { written: true, position: String(shelf.head()) };
    },

    async *read(stream: string, from = 0) {
      yield* inBatches(shelf.stream(stream).filter(({ revision }) => revision >= from));
    },

    async *readBackwards(stream: string, from = Infinity) {
      yield* inBatches(
        shelf
          .stream(stream)
          .filter(({ revision }) => revision <= from)
          .reverse(),
      );
    },

    readAll: (after?: Resume, options?: FeedOptions) => readLog(shelf, after, options),

    follow(after: Resume | undefined, signal: AbortSignal, options?: FeedOptions) {
      const until = AbortSignal.any([signal, closed.signal]);
      return followLog(shelf, after, until, (stop) => bell.next(stop), options);
    },

    async at(index: number) {
      const row = shelf.at(index);
      return row && eventOf(row);
    },

    head: async () => ({ ...resumeAt(shelf.head()), recordedAt: shelf.last()?.recordTime ?? '' }),
    indexAsRecordedBy: async (instant: string) =>
      indexByRecordTime(shelf.head(), (index) => shelf.at(index)!.recordTime, instant),
    indexOf: async (position: string) => indexOfPosition(position, shelf.head()),
    resumeAfter: async (index: number) => resumeAfter(index, shelf.head()),
    witness: (index: number) => shelf.at(index),
    close: async () => closed.abort(),
  };
}

function* inBatches(rows: readonly Row[]) {
  for (let i = 0; i < rows.length; i += BATCH_SIZE) yield rows.slice(i, i + BATCH_SIZE).map(streamEventOf);
}
