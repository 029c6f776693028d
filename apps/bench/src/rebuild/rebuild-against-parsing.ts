import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore } from '@tongjian/event-store';
import { rebuildAll } from '@tongjian/feed';
import { ALL_PROJECTIONS } from '@tongjian/projections';
import { openSqliteReadModels } from '@tongjian/read-models';
import { compare, Comparison, timed } from '../measure.js';
import { copyTo, demonstrationHistories } from './histories.js';

/**
 * Events a second of a full rebuild of all read models, saved to disk, against reading and parsing the same rows. The
 * events are those of the demonstration's projects, told again of as many projects as it takes.
 */
export async function rebuildAgainstParsing(events: number, rounds: number, goal: number): Promise<Comparison> {
  const folder = await mkdtemp(join(tmpdir(), 'tongjian-bench-'));
  const path = join(folder, 'log.db');
  try {
    const count = await fill(path, events);
    let run = 0;
    const baseline = async () => (count / (await timed(() => parseAll(path)))) * 1000;
    const ours = async () => {
      const store = await openSqliteStore({ path, readOnly: true });
      const models = await openSqliteReadModels({ path: join(folder, `views-${run++}.db`) });
      const ms = await timed(() => rebuildAll(ALL_PROJECTIONS, { store, models }));
      await models.close();
      await store.close();
      return (count / ms) * 1000;
    };
    return await compare(`full rebuild of all projections, ${count} events`, 'events/s', goal, rounds, baseline, ours);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(path: string, wanted: number): Promise<number> {
  const histories = await demonstrationHistories();
  const store = await openSqliteStore({ path });
  let [count, n] = [0, 0];
  while (count < wanted) {
    const stream = `project-bench-${n}`;
    const events = copyTo(stream, histories[n++ % histories.length]!);
    await store.append(stream, events, 'absent');
    count += events.length;
  }
  await store.close();
  return count;
}

/** Reads every row in commit order and parses both texts. */
function parseAll(path: string): number {
  const database = new Database(path, { readonly: true });
  let parsed = 0;
  for (const row of database.prepare('SELECT * FROM events ORDER BY rowid').iterate() as Iterable<{
    data: string;
    meta: string;
  }>) {
    JSON.parse(row.data);
    JSON.parse(row.meta);
    parsed++;
  }
  database.close();
  return parsed;
}
