import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
  describeOnServer,
  EVENT_STORE_DB,
  EventStored,
  EventStoreServer,
  startEventStored,
  tell,
} from '@tongjian/testing';
import { EventStore, openEsdbStore, openMemoryStore, openSqliteStore, Row } from '../src/index.js';
import { eventOf } from '../src/row/row.js';
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

/** How an adapter is opened: empty, or on rows as they stand. */
export interface Adapter {
  readonly name: string;
  readonly open: () => Promise<EventStore>;
  readonly openOn: (rows: readonly Row[]) => Promise<EventStore>;
}

/** The adapters that need nothing but this process; they write a witness of the order and take any damage. */
export const EMBEDDED: readonly Adapter[] = [
  { name: 'memory', open: async () => openMemoryStore(), openOn: async (rows) => openMemoryStore(rows) },
  {
    name: 'sqlite',
    open: () => openSqliteStore({ path: join(freshFolder(), 'log.db') }),
    openOn: (rows) => openSqliteStore({ path: fileOf(rows), readOnly: true }),
  },
];

/**
 * Runs a suite of the contract on every adapter: the embedded ones, EventStoreDB on the test server, and on a real
 * server where there is one; else that part is skipped and its title says why.
 */
export function describeStores(title: string, suite: (adapter: Adapter) => void): void {
  for (const adapter of EMBEDDED) describe(`${title} (${adapter.name})`, () => suite(adapter));
  describe(`${title} (esdb on the test server)`, () => suite(onTestServer()));
  describeOnServer(`${title} (esdb on a real server)`, () => suite(onRealServer()));
}

function onTestServer(): Adapter {
  const servers: EventStoreServer[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.stop()));
  const started = async () => {
    const server = await EventStoreServer.start();
    servers.push(server);
    return server;
  };
  const opened = ({ connectionString }: EventStoreServer) => openEsdbStore({ connectionString, ...HURRIED });
  return {
    name: 'esdb on the test server',
    open: async () => opened(await started()),
    async openOn(rows) {
      const server = await started();
      layRows(server, rows);
      return opened(server);
    },
  };
}

let spaces = 0;

/** Every log of a suite lies in a space of its own, so that one server serves them all. */
function onRealServer(): Adapter {
  jest.setTimeout(120_000);
  let server: EventStored;
  beforeAll(async () => {
    server = await startEventStored();
    const { connectionString } = server;
    const store = await openEsdbStore({ connectionString });
    tell(EVENT_STORE_DB, { answered: `EventStoreDB ${store.server.version}` });
    await store.close();
  });
  afterAll(() => server?.stop());
  const space = () => `space-${process.pid}-${Date.now()}-${++spaces}.`;
  const open = (name = space()) => openEsdbStore({ connectionString: server.connectionString, space: name });
  return {
    name: 'esdb on a real server',
    open: () => open(),
    async openOn(rows) {
      const store = await open();
      for (const row of rows) {
        const { index: _, ...event } = eventOf(row);
        const text = { data: row.data, meta: row.meta };
        await store.append(row.stream, [{ ...event, text }], row.revision === 0 ? 'absent' : row.revision - 1);
      }
      return store;
    },
  };
}

/** A test server answers at once or never. */
export const HURRIED = { answerWithinMs: 1000, patienceMs: 5000 };

/** Lays rows into the log of a test server as they are, however wrong. */
export function layRows({ log }: EventStoreServer, rows: readonly Row[]): void {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text));
  for (const { stream, revision, id, type, shape, data, meta } of rows)
    log.put({
      stream,
      revision,
      type,
      contentType: 'application/json',
      id,
      data: bytes(data),
      metadata: bytes(`{"$correlationId":"c","id":${JSON.stringify(id)},"meta":${meta},"shape":${shape}}`),
    });
}
