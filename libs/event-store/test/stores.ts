import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { EventStore, openMemoryStore, openSqliteStore, Row } from '../src/index.js';
import { createSchema } from '../src/sqlite/schema.js';

const folders: string[] = [];

/** A folder of its own, gone after the test file. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-store-'));
  folders.push(folder);
  return folder;
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Writes a log file with these rows as they are, however wrong. */
export function fileOf(rows: readonly Row[]): string {
  const path = join(freshFolder(), 'log.db');
  const db = new Database(path);
  createSchema(db);
  db.exec('DROP INDEX events_by_id; DROP INDEX events_by_stream');
  const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  db.transaction(() =>
    rows.forEach((row) =>
      insert.run(
        row.position,
        row.stream,
        row.revision,
        row.id,
        row.type,
        row.shape,
        row.data,
        row.meta,
        row.recordTime,
        row.follows,
      ),
    ),
  )();
  db.close();
  return path;
}

/** How each adapter is opened: empty, or on rows as they stand. */
export const ADAPTERS: readonly {
  readonly name: string;
  readonly open: () => Promise<EventStore>;
  readonly openOn: (rows: readonly Row[]) => Promise<EventStore>;
}[] = [
  { name: 'memory', open: async () => openMemoryStore(), openOn: async (rows) => openMemoryStore(rows) },
  {
    name: 'sqlite',
    open: () => openSqliteStore({ path: join(freshFolder(), 'log.db') }),
    openOn: (rows) => openSqliteStore({ path: fileOf(rows), readOnly: true }),
  },
];
