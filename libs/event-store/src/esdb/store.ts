import { Appended, Expected, SealedEvent } from '@tongjian/kernel';
import { StoreStopped } from '../faults.js';
import { EventStore, FeedOptions, Resume } from '../port.js';
import { Bell } from '../reading/bell.js';
import { indexByRecordTime } from '../reading/record-time.js';
import { Appending } from './appending.js';
import { Book } from './book.js';
import { connect, Server } from './client.js';
import { Doorbell } from './doorbell.js';
import { Heads } from './heads.js';
import { Reader } from './reader.js';
import { EsdbSettings, patienceOf, Troubles } from './settings.js';
import { Space } from './space.js';
import { Streams } from './streams.js';

/** Streams whose heads are kept at hand to check appends by. */
const HEADS = 50_000;

export interface EsdbEventStore extends EventStore {
  /** Which server answers, without anything secret. */
  readonly server: { readonly address: string; readonly version: string };
  /** What was mended on the way since the store was opened. */
  readonly troubles: Readonly<Troubles>;
}

/**
 * Opens the log on an EventStoreDB server. The log is counted once from its beginning, at the rate at which the client
 * reads (some 25,000 events a second), before this resolves.
 * @throws ConnectionStringWrong, StoreUnreachable, StoreRefused, StoreDamaged
 */
export async function openEsdbStore(settings: EsdbSettings): Promise<EsdbEventStore> {
  const server = await connect(settings);
  const store = storeOn(server, settings);
  try {
    await store.head();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function storeOn(server: Server, settings: EsdbSettings): EsdbEventStore {
  const patience = patienceOf(settings);
  const space = new Space(settings.space ?? '');
  const troubles: Troubles = { resubscribed: 0, appendedAgain: 0, readAgain: 0 };
  const book = new Book(server, space, patience, troubles, settings.onCounting);
  const bell = new Bell();
  const doorbell = new Doorbell(server, space, bell, troubles, () => book.table.positionAt(book.index));
  const reader = new Reader(server, space, book, patience, troubles, bell, doorbell);
  const heads = new Heads(HEADS);
  const streams = new Streams(server, space, book.alarms, heads, patience, troubles);
  const appending = new Appending(server, space, heads, streams, patience, troubles, (position) => {
    book.expect(position);
    bell.ring();
  });
  const closed = new AbortController();
  const isoAt = (index: number) => new Date(book.table.timeAt(index)).toISOString();

  return {
    server: { address: server.address, version: server.version },
    troubles,
    async append(stream: string, events: readonly SealedEvent[], expected: Expected): Promise<Appended> {
      if (closed.signal.aborted) throw new StoreStopped('it is closed');
      return appending.append(stream, events, expected);
    },
    read: (stream, from) => streams.read(stream, 'forwards', from),
    readBackwards: (stream, from) => streams.read(stream, 'backwards', from),
    readAll: (after?: Resume, options?: FeedOptions) => reader.readAll(after, options),
    follow: (after: Resume | undefined, signal: AbortSignal, options?: FeedOptions) =>
      reader.follow(after, AbortSignal.any([signal, closed.signal]), options),
    at: (index) => reader.at(index),
    async head() {
      await reader.advance();
      const { index } = book;
      return { ...reader.resume(index), recordedAt: index === 0 ? '' : isoAt(index) };
    },
    async indexAsRecordedBy(instant) {
      await reader.advance();
      return indexByRecordTime(book.index, isoAt, instant);
    },
    indexOf: (position) => reader.indexOf(position),
    resumeAfter: (index) => reader.resumeAfter(index),
    witness: (index) => (index < 1 || index > book.index ? undefined : { recordTime: isoAt(index) }),
    examine: () => book.alarms.list(),
    async close() {
      if (closed.signal.aborted) return;
      closed.abort();
      bell.ring();
      await server.close();
    },
  };
}
