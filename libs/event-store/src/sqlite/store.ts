import { existsSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Appended, Expected, SealedEvent } from '@tongjian/kernel';
import { StoreStopped } from '../faults.js';
import { EventStore, FeedOptions, Resume } from '../port.js';
import { Bell } from '../reading/bell.js';
import { followLog, indexOfPosition, readLog, resumeAfter, resumeAt } from '../reading/feed.js';
import { indexByRecordTime } from '../reading/record-time.js';
import { eventOf } from '../row/row.js';
import { GroupCommit } from './group-commit.js';
import { lockForWriting } from './lock.js';
import { openToRead, openToWrite } from './log-file.js';
import { LogReader } from './log-reader.js';
import { checkBeforeWriting } from './open-check.js';
import { readStream, readStreamBackwards } from './streams.js';

export interface SqliteSettings {
  /** The log's file; folders above it are made. */
  readonly path: string;
  /** Reads beside a live writer, takes no lock and makes no checks, so that a damaged log can be examined. */
  readonly readOnly?: boolean;
}

export interface SqliteEventStore extends EventStore {
  /** Copies the log as it stands to a new file while appends go on. Refuses a path that exists. */
  backup(path: string): Promise<void>;
}

/** How often a reader in another process looks for more. */
const POLL_MS = 50;

/**
 * Opens the log in an SQLite file, for writing unless told otherwise. One process writes at a time.
 * @throws StoreLocked, StoreDamaged, ForeignFile
 */
export async function openSqliteStore({ path, readOnly = false }: SqliteSettings): Promise<SqliteEventStore> {
  return readOnly ? openReader(path) : openWriter(path);
}

function openReader(path: string): SqliteEventStore {
  const db = openToRead(path);
  const more = (signal: AbortSignal) => pause(POLL_MS, undefined, { signal }).catch(() => undefined);
  const append = () => Promise.reject(new StoreStopped('it was opened read-only'));
  return storeOn(db, new LogReader(db), { append, more, finish: () => undefined });
}

function openWriter(path: string): SqliteEventStore {
  const lock = lockForWriting(path);
  try {
    const db = openToWrite(path);
    const reader = new LogReader(db);
    try {
      checkBeforeWriting(db, reader);
    } catch (error) {
      db.close();
      throw error;
    }
    const bell = new Bell();
    const writer = new GroupCommit(db, reader, () => bell.ring());
    return storeOn(db, reader, {
      append: (stream, events, expected) => writer.append(stream, events, expected),
      more: (signal) => bell.next(signal),
      finish: () => writer.finish(),
      release: () => lock.release(),
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface Writing {
  readonly append: (stream: string, events: readonly SealedEvent[], expected: Expected) => Promise<Appended>;
  readonly more: (signal: AbortSignal) => Promise<void>;
  readonly finish: () => void;
  readonly release?: () => void;
}

function storeOn(db: Database.Database, reader: LogReader, writing: Writing): SqliteEventStore {
  const closed = new AbortController();
  return {
    append: writing.append,
    read: (stream, from) => readStream(reader, stream, from),
    readBackwards: (stream, from) => readStreamBackwards(reader, stream, from),
    readAll: (after?: Resume, options?: FeedOptions) => readLog(reader, after, options),
    follow: (after: Resume | undefined, signal: AbortSignal, options?: FeedOptions) =>
      followLog(reader, after, AbortSignal.any([signal, closed.signal]), writing.more, options),
    async at(index: number) {
      const row = reader.at(index);
      return row && eventOf(row);
    },
    head: async () => ({ ...resumeAt(reader.head()), recordedAt: reader.recordTime() }),
    indexAsRecordedBy: async (instant) => indexByRecordTime(reader.head(), reader.recordTimeAt, instant),
    indexOf: async (position) => indexOfPosition(position, reader.head()),
    resumeAfter: async (index) => resumeAfter(index, reader.head()),
    witness: (index) => reader.at(index),
    examine: () => reader.examine(),
    backup: (path) => copyTo(db, path),
    async close() {
      if (closed.signal.aborted) return;
      closed.abort();
      writing.finish();
      db.close();
      writing.release?.();
    },
  };
}

/** The copy gets its name when it is whole. */
async function copyTo(db: Database.Database, path: string): Promise<void> {
  if (existsSync(path)) throw new Error(`${path} exists already; a backup overwrites nothing`);
  const draft = `${path}.draft`;
  rmSync(draft, { force: true });
  await db.backup(draft);
  renameSync(draft, path);
}
