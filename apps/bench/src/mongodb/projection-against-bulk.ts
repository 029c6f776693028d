import type { MongoClient } from 'mongodb';
import { EventStore, openMemoryStore } from '@tongjian/event-store';
import { rebuildAll } from '@tongjian/feed';
import { ALL_PROJECTIONS } from '@tongjian/projections';
import { openMongoReadModels } from '@tongjian/read-models';
import { Mongod, startMongod } from '@tongjian/testing';
import { compare, Comparison, timed } from '../measure.js';
import { copyTo, demonstrationHistories } from '../rebuild/histories.js';
import { Indexes, indexesOf, writeBare } from './bare.js';
import { rowsIn, savesOf } from './saves.js';

/** What was compared where, or why nothing was. */
export type Report = (Comparison & { readonly server: string }) | { readonly what: string; readonly skipped: string };

/**
 * Rows a second of a projection into MongoDB, folding included, against a bare `bulkWrite` of the same documents,
 * contributions, cells and changes: once in few large saves, as a rebuilding writes, once in many small ones.
 */
export async function projectionAgainstBulk(events: number, rounds: number, goal: number): Promise<Report[]> {
  const what = 'projection into MongoDB against a bare bulkWrite';
  const server = await startMongod();
  if (!server) return [{ what, skipped: 'no MongoDB: set TONGJIAN_MONGODB_URL or put mongod on the PATH' }];
  const { MongoClient } = await import('mongodb');
  const client = await MongoClient.connect(server.url);
  try {
    const store = await fill(events);
    const reports: Report[] = [];
    for (const [how, pendingLimit] of [
      ['large saves', 1_000],
      ['small saves', 50],
    ] as const)
      reports.push(await against(`${what}, ${how}`, { client, server, store, pendingLimit, rounds, goal }));
    return reports;
  } finally {
    await client.close();
    await server.stop();
  }
}

interface Setting {
  readonly client: MongoClient;
  readonly server: Mongod;
  readonly store: EventStore;
  readonly pendingLimit: number;
  readonly rounds: number;
  readonly goal: number;
}

async function against(what: string, { client, server, store, pendingLimit, rounds, goal }: Setting): Promise<Report> {
  const batches = await savesOf(store, pendingLimit);
  const rows = rowsIn(batches);
  let indexes: Indexes = new Map();
  let answered = '';
  const ours = async () => {
    const database = server.database();
    const models = await openMongoReadModels({ url: server.url, database });
    const { product, version, transactions } = models.facts;
    answered = `${product} ${version}, ${transactions ? 'with' : 'without'} transactions`;
    const ms = await timed(() => rebuildAll(ALL_PROJECTIONS, { store, models, pendingLimit }));
    await models.close();
    indexes = await indexesOf(client.db(database));
    await client.db(database).dropDatabase();
    return (rows / ms) * 1000;
  };
  await ours();
  const bare = async () => {
    const db = client.db(server.database());
    const ms = await timed(() => writeBare(db, batches, indexes));
    await db.dropDatabase();
    return (rows / ms) * 1000;
  };
  const found = await compare(`${what} (${batches.length} saves, ${rows} rows)`, 'rows/s', goal, rounds, bare, ours);
  return { ...found, server: answered };
}

async function fill(wanted: number): Promise<EventStore> {
  const histories = await demonstrationHistories();
  const store = openMemoryStore();
  for (let count = 0, n = 0; count < wanted; n++) {
    const stream = `project-bench-${n}`;
    const events = copyTo(stream, histories[n % histories.length]!);
    await store.append(stream, events, 'absent');
    count += events.length;
  }
  return store;
}
