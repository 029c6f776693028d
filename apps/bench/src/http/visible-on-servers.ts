import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEsdbStore } from '@tongjian/event-store';
import { openMongoReadModels } from '@tongjian/read-models';
import { EVENT_STORE_DB, startEventStored, startMongod, MONGO_DB, wantOf } from '@tongjian/testing';
import { childOf } from './child.js';
import { service } from './service.js';
import { Latency, visibleAfter } from './visible.js';

/** Run as it stands, not imported: nobody builds on a projector. */
const PROJECTOR = '../../../projector/dist/main.js';
const WHAT = 'command acknowledged → visible in its read model, on EventStoreDB and MongoDB, api and projector apart';

/** As `visibleAfter`, on the two servers with an api process and a projector of their own; skipped where one is missing. */
export async function visibleOnServers(
  rate: number,
  seconds: number,
  goalMs: number,
): Promise<(Latency & { readonly server: string }) | { readonly what: string; readonly skipped: string }> {
  const wants = [EVENT_STORE_DB, MONGO_DB].map(wantOf).filter((want) => want !== undefined);
  if (wants.length > 0) return { what: WHAT, skipped: wants.join('; ') };
  const [esdb, mongo] = [await startEventStored(), (await startMongod())!];
  const folder = await mkdtemp(join(tmpdir(), 'tongjian-bench-'));
  const url = inDatabase(mongo.url, mongo.database());
  const env = {
    ...{ EVENT_STORE_URL: esdb.connectionString, EVENT_STORE_SPACE: `bench-${process.pid}-${Date.now()}` },
    ...{ READ_MODELS_URL: url, FEEDS: 'apart', DATA_DIR: folder },
  };
  try {
    const api = await service(env);
    const projector = await childOf(PROJECTOR, { ...env, PORT: '0', SIMULATION: 'true', LOG_LEVEL: 'fatal' });
    try {
      const found = await visibleAfter(api, rate, seconds, goalMs);
      return { ...found, what: WHAT, server: await answeredBy(esdb.connectionString, url) };
    } finally {
      await projector.end();
      await api.end();
    }
  } finally {
    await Promise.all([esdb.stop(), mongo.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function answeredBy(connectionString: string, url: string): Promise<string> {
  const store = await openEsdbStore({ connectionString });
  const models = await openMongoReadModels({ url, readOnly: true });
  const { product, version, transactions } = models.facts;
  await Promise.all([store.close(), models.close()]);
  return `EventStoreDB ${store.server.version}; ${product} ${version} ${transactions ? 'with' : 'without'} transactions`;
}

/** The same server, another database. */
function inDatabase(url: string, database: string): string {
  const [, hosts, options = ''] = /^([^/]+\/\/[^/?]+)\/?[^?]*(\?.*)?$/.exec(url)!;
  return `${hosts}/${database}${options}`;
}
