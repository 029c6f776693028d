import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore } from '@tongjian/event-store';
import { Comparison, compare, timed } from '../measure.js';
import { firstEventOf } from './sample.js';

const freshFolder = () => mkdtemp(join(tmpdir(), 'tongjian-bench-'));

/** Copies the store's own table definitions and pragmas, so that the raw rows cost what ours cost. */
function rawLike(path: string, model: string): Database.Database {
  const source = new Database(model, { readonly: true });
  const statements = source
    .prepare(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`)
    .all() as { sql: string }[];
  source.close();
  const raw = new Database(path);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  for (const { sql } of statements) raw.exec(sql);
  return raw;
}

/** The rows that our store wrote, to be written again by hand. */
function rowsOf(path: string): Record<string, unknown>[] {
  const source = new Database(path, { readonly: true });
  const rows = source.prepare('SELECT * FROM events').all() as Record<string, unknown>[];
  source.close();
  return rows;
}

/**
 * Durable appends a second through the port against better-sqlite3 inserting the same rows into the same table under the
 * same pragmas, `writers` rows a transaction.
 */
export async function appendAgainstRaw(
  writers: number,
  events: number,
  rounds: number,
  goal: number,
): Promise<Comparison> {
  const folder = await freshFolder();
  let run = 0;
  const model = join(folder, 'model.db');
  await write(model, writers, events, 'model');
  const rows = rowsOf(model);
  const columns = Object.keys(rows[0]!);
  const insert = `INSERT INTO events (${columns.join(',')}) VALUES (${columns.map((column) => `@${column}`).join(',')})`;

  const baseline = async () => {
    const raw = rawLike(join(folder, `raw-${run++}.db`), model);
    const statement = raw.prepare(insert);
    const batch = raw.transaction((part: Record<string, unknown>[]) => part.forEach((row) => statement.run(row)));
    const ms = await timed(() => {
      for (let i = 0; i < rows.length; i += writers) batch(rows.slice(i, i + writers));
    });
    raw.close();
    return (events / ms) * 1000;
  };
  const ours = async () => {
    const name = `ours-${run++}`;
    return (events / (await write(join(folder, `${name}.db`), writers, events, name))) * 1000;
  };
  try {
    const what =
      writers === 1 ? 'durable append, 1 writer' : `durable append, ${writers} concurrent writers, 1 event each`;
    return await compare(what, 'events/s', goal, rounds, baseline, ours);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(path: string, writers: number, events: number, prefix: string): Promise<number> {
  const store = await openSqliteStore({ path });
  const sealed = Array.from({ length: events }, (_, n) => firstEventOf(`project-${prefix}-${n}`, n));
  let next = 0;
  const writer = async () => {
    for (let n = next++; n < events; n = next++) {
      const appended = await store.append(sealed[n]![0]!.stream, sealed[n]!, 'absent');
      if (!appended.written) throw new Error('a fresh stream was not written');
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: writers }, writer)));
  await store.close();
  return ms;
}
