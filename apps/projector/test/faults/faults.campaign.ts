import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { EsdbEventStore, openEsdbStore, verifyLog } from '@tongjian/event-store';
import { codeOf, verifyDeep } from '@tongjian/feed';
import { LoggedEvent } from '@tongjian/kernel';
import { ALL_PROJECTIONS, CORPUS } from '@tongjian/projections';
import { MongoReadModels, openMongoReadModels } from '@tongjian/read-models';
import { programOnPath } from '@tongjian/testing';
import { Asker, askerAt, signIn, until } from '../processes.js';
import { AppProcess } from '../servers/app-process.js';
import { ServerProcess } from '../servers/server-process.js';
import { Load } from './load.js';

/*
 * Treats both servers and all processes badly while commands are under way, and counts: what was acknowledged is there
 * exactly once, what was not is there or not, read models equal the log folded again, nobody lends a hand.
 */

jest.setTimeout(1_800_000);

const HANDS = Number(process.env['HANDS'] ?? 6);
/** Which faults are done; all where left out. */
const ONLY = new RegExp(process.env['FAULTS'] ?? '');
const DATABASE = 'campaign';
/** How long a server stays away. */
const AWAY_MS = 4_000;
/** Longer than a call waits for an answer. */
const FROZEN_MS = 8_000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (line: string) => process.stderr.write(`${line}\n`);

interface Fault {
  readonly name: string;
  readonly done: () => Promise<void>;
}

const reachable = programOnPath('eventstored') && programOnPath('mongod');

(reachable ? describe : describe.skip)('a campaign of faults (needs eventstored and mongod on the PATH)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-faults-'));
  let esdb: ServerProcess;
  let mongo: ServerProcess;
  let settings: Record<string, string>;
  let apis: AppProcess[] = [];
  let projectors: AppProcess[] = [];
  let load: Load;
  let passwords: ReadonlyMap<string, string>;

  const start = (app: 'api' | 'projector') => AppProcess.start(app, settings);
  const asker = (hand: number): Promise<Asker> =>
    signIn(apis[hand % apis.length]!.url, 'purchaser.handler', passwords.get('purchaser.handler')!);
  const lag = async (): Promise<number> => {
    const { body } = await askerAt(apis[0]!.url).get('/health/ready');
    const projections = (body['projections'] ?? []) as readonly { readonly lagEvents: number }[];
    return projections.length === 0 ? Infinity : Math.max(...projections.map(({ lagEvents }) => lagEvents));
  };

  beforeAll(async () => {
    esdb = await (await ServerProcess.eventStore(join(folder, 'event-store'))).start();
    mongo = await (await ServerProcess.mongo(join(folder, 'mongo'), DATABASE)).start();
    settings = {
      ...{ EVENT_STORE_URL: esdb.url, READ_MODELS_URL: mongo.url, DATA_DIR: join(folder, 'data') },
      ...{
        PORT: '0',
        LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal',
        FEEDS: 'apart',
        SIMULATION: 'true',
        SIGN_INS_PER_MINUTE: '1000',
      },
      SIMULATION_BEGINS: '2016-03-01T09:00:00+08:00',
    };
    apis = [await start('api'), await start('api')];
    projectors = [await start('projector'), await start('projector')];
    const kept = readFileSync(join(folder, 'data/sign-ins.json'), 'utf8');
    passwords = new Map(
      (JSON.parse(kept) as { role: string; password: string }[]).map(({ role, password }) => [role, password]),
    );
    load = new Load(HANDS, asker);
    await until('work is under way', () => load.counts.acknowledged > 50, 60_000);
  });
  afterAll(async () => {
    await Promise.all([...apis, ...projectors].map((app) => app.end('SIGKILL')));
    await esdb?.end('SIGKILL');
    await mongo?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const away = (server: () => ServerProcess, signal: 'SIGTERM' | 'SIGKILL') => async () => {
    await server().end(signal);
    await sleep(AWAY_MS);
    await server().start();
  };
  const frozen = (server: () => ServerProcess) => async () => {
    server().freeze();
    await sleep(FROZEN_MS);
    server().thaw();
  };
  const faults: readonly Fault[] = [
    { name: 'EventStoreDB stopped and started', done: away(() => esdb, 'SIGTERM') },
    { name: 'EventStoreDB killed and started', done: away(() => esdb, 'SIGKILL') },
    { name: 'EventStoreDB frozen', done: frozen(() => esdb) },
    { name: 'MongoDB stopped and started', done: away(() => mongo, 'SIGTERM') },
    { name: 'MongoDB killed and started', done: away(() => mongo, 'SIGKILL') },
    { name: 'MongoDB frozen', done: frozen(() => mongo) },
    {
      name: 'read models found empty',
      async done() {
        // As after the loss of a disk: all at once, before anybody can write again.
        for (const projector of projectors) projector.freeze();
        const client = await new MongoClient(mongo.url).connect();
        for (const { name } of await client.db(DATABASE).listCollections().toArray())
          await client.db(DATABASE).dropCollection(name);
        await client.close();
        for (const projector of projectors) projector.thaw();
      },
    },
    {
      name: 'projector killed',
      async done() {
        await projectors.shift()!.end('SIGKILL');
        projectors.push(await start('projector'));
      },
    },
    {
      name: 'api process killed',
      async done() {
        await apis.pop()!.end('SIGKILL');
        apis.push(await start('api'));
      },
    },
  ];

  it.each(faults.filter(({ name }) => ONLY.test(name)).map((fault) => [fault.name, fault] as const))(
    '%s: work goes on by itself',
    async (name, fault) => {
      const before = { ...load.counts };
      await fault.done();
      const restored = performance.now();
      const since = () => ((performance.now() - restored) / 1000).toFixed(1);
      const after = load.counts.acknowledged;
      await until('commands are acknowledged again', () => load.counts.acknowledged > after + 20, 120_000);
      const writing = since();
      await until('lag is back at zero', async () => (await lag().catch(() => Infinity)) === 0, 180_000, 50);
      const open = load.counts.unknown - before.unknown;
      say(`${name}: commands again after ${writing} s, lag zero after ${since()} s, ${open} answers left open`);
    },
  );

  it('everything acknowledged is there once, nothing by halves, and the read models are what the log says', async () => {
    await load.end();
    await until('lag is back at zero', async () => (await lag()) === 0, 120_000, 100);
    const store: EsdbEventStore = await openEsdbStore({ connectionString: esdb.url });
    const models: MongoReadModels = await openMongoReadModels({ url: mongo.url });
    try {
      const open = load.orders.filter(({ receipt }) => !receipt);
      const done = load.orders.filter(({ receipt }) => receipt);
      const events = await eventsOf(store);
      const wrong = done.filter(({ receipt }) => events.get(String(receipt!['commandId']))?.length !== 1);
      expect(wrong).toEqual([]);
      // Whether an open one was done is found by asking again: the first receipt, or the act is done now.
      const by = await asker(0);
      let there = 0;
      for (const { path, body, key, headers } of open) {
        const again = await by.post(path, body, { ...headers, 'idempotency-key': key });
        expect(again.status).toBeLessThan(300);
        if (again.headers.get('tongjian-replayed') === 'true') there += 1;
        else expect(events.has(String(again.body['commandId']))).toBe(false);
      }
      const log = await verifyLog(store);
      expect(log.findings).toEqual([]);
      await until('lag is back at zero', async () => (await lag()) === 0, 120_000, 100);
      const found: unknown[] = [];
      for (const projection of ALL_PROJECTIONS) {
        const deep = await verifyDeep({ store, models, projection, code: codeOf(projection, CORPUS) });
        found.push(...deep.findings);
        say(
          `${projection.name}: ${deep.documents} documents, ${deep.cells} cells, ${deep.changes} changes as folded again`,
        );
      }
      expect(found).toEqual([]);
      const { product, version, transactions } = models.facts;
      say(
        `${log.events} events; ${done.length} acknowledged, each there once; ${open.length} left open: ${there} were there, ${open.length - there} not, 0 by halves`,
      );
      say(
        `EventStoreDB ${store.server.version}; ${product} ${version}, ${transactions ? 'with' : 'without'} transactions`,
      );
    } finally {
      await models.close();
      await store.close();
    }
  });
});

/** The events of each command. */
async function eventsOf(store: EsdbEventStore): Promise<ReadonlyMap<string, readonly LoggedEvent[]>> {
  const events = new Map<string, LoggedEvent[]>();
  for await (const batch of store.readAll())
    for (const event of batch.events) {
      const known = events.get(event.meta.commandId);
      if (known) known.push(event);
      else events.set(event.meta.commandId, [event]);
    }
  return events;
}
