import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { genesisOf, sealAll } from '@tongjian/kernel';
import { StoreDamaged, StoreLocked } from '@tongjian/event-store';
import { openSqliteStore } from '@tongjian/event-store';
import { readSettings, RunningServer, SettingWrong, startServer } from '../src/index.js';
import { person, PROPOSAL } from './desk.js';

const quiet = new Writable({ write: (_chunk, _encoding, done) => done() });
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'tongjian-api-'));
  folders.push(made);
  return made;
};
afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true, force: true })));

const start = (dataDir: string, env: Readonly<Record<string, string>> = {}) =>
  startServer(readSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env }), { log: quiet });

const CAUSE = {
  correlationId: 'old',
  causationId: 'old',
  actor: { person: 'p_1', organisation: 'o', role: 'importer', client: 'test' },
  jurisdiction: 'root',
  at: '2015-01-01T00:00:00.000Z',
};

const signedIn = async (server: RunningServer, role: string, password: string) => {
  const answer = await person(server, '').post('/api/v1/sign-in', { person: role, password });
  return person(server, answer.json<{ token: string }>().token);
};

describe('a data folder', () => {
  it('of a simulation is found again as it was left: log, clock, key, sign-ins', async () => {
    const dataDir = folder();
    const first = await start(dataDir, { SIMULATION: 'true' });
    const passwordOf = (server: RunningServer) =>
      server.generated.find(({ role }) => role === 'purchaser.handler')!.password;
    const handler = await signedIn(first, 'purchaser.handler', passwordOf(first));
    const receipt = (
      await handler.post('/api/v1/projects', PROPOSAL, {
        key: 'kept',
        headers: { 'tongjian-time': '2016-03-01T00:00:00Z' },
      })
    ).json<{ project: string }>();
    const head = await first.house.store.head();
    await first.close();
    for (const secret of ['sign-ins.json', 'issuer-key.pem', 'side.sqlite'])
      expect(statSync(join(dataDir, secret)).mode & 0o777).toBe(0o600);

    const second = await start(dataDir);
    expect(await second.house.store.head()).toEqual(head);
    expect(passwordOf(second)).toBe(passwordOf(first));
    const same = person(second, handler.token);
    const again = await same.post('/api/v1/projects', PROPOSAL, { key: 'kept' });
    expect([again.headers['tongjian-replayed'], again.json()]).toMatchObject(['true', receipt]);
    expect((await same.get(`/api/v1/projects/${receipt.project}`)).statusCode).toBe(200);
    expect(second.house.clock.now() >= '2016-03-01T00:00:00.000Z').toBe(true);
    const operator = await signedIn(
      second,
      'operator',
      second.generated.find(({ role }) => role === 'operator')!.password,
    );
    const { folder: copy, index } = (await operator.post('/api/v1/admin/backup')).json<{
      folder: string;
      index: number;
    }>();
    writeFileSync(join(dataDir, 'files', '.draft-of-an-upload'), 'half');
    const during = (await operator.post('/api/v1/admin/backup')).json<{ folder: string }>();
    expect(readdirSync(join(during.folder, 'files'))).toEqual([]);
    const rebuilt = await operator.post('/api/v1/admin/rebuild/project');
    expect(rebuilt.json()).toMatchObject({ projection: 'project' });
    await second.close();
    const restored = await openSqliteStore({ path: join(copy, 'log.sqlite'), readOnly: true });
    expect((await restored.head()).index).toBe(index);
    await restored.close();
  });

  it('of a real installation tells one operator password once, and takes no time from callers', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    expect(first.generated.map(({ role }) => role)).toEqual(['operator']);
    const operator = await signedIn(first, 'operator', first.generated[0]!.password);
    expect((await operator.get('/api/v1/installation')).json()).toMatchObject({
      data: { mode: 'real' },
      at: { simulation: false },
    });
    const timed = await operator.post(
      '/api/v1/people',
      { name: '张三' },
      { headers: { 'tongjian-time': '2016-03-01T00:00:00Z' } },
    );
    expect(timed.json()).toMatchObject({ code: 'bad-header' });
    await first.close();
    const second = await start(dataDir, { SIMULATION: 'true' });
    expect(second.generated).toEqual([]);
    expect(second.house.installation.simulation).toBe(false);
    await second.close();
  });

  it('is used by one server at a time', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(StoreLocked);
    await first.close();
  });

  it('that cannot be written is named', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    await expect(start(join(file, 'data'))).rejects.toThrow(SettingWrong);
    await expect(start(join(file, 'data'))).rejects.toThrow(/^DATA_DIR: /);
  });

  it('with a cut log does not start', async () => {
    const dataDir = folder();
    await (await start(dataDir)).close();
    const log = join(dataDir, 'log.sqlite');
    const bytes = readFileSync(log);
    bytes.fill(0, 4096, Math.min(bytes.length, 12_288));
    writeFileSync(log, bytes);
    await expect(start(dataDir)).rejects.toThrow(StoreDamaged);
  });

  it.each([
    ['lost its end', 2],
    ['was lost', 0],
  ])('does not start when its log %s, and writes nothing', async (_, kept) => {
    const dataDir = folder();
    await (await start(dataDir, { SIMULATION: 'true' })).close();
    const log = join(dataDir, 'log.sqlite');
    if (kept === 0) rmSync(log);
    else {
      const db = new Database(log);
      db.prepare('DELETE FROM events WHERE position > ?').run(kept);
      db.close();
    }
    await expect(start(dataDir, { SIMULATION: 'true' })).rejects.toThrow(/Restore it from a backup/);
    const after = await openSqliteStore({ path: log, readOnly: true });
    expect((await after.head()).index).toBe(kept);
    await after.close();
  });

  it('with an event that cannot be read far back starts, and is not ready', async () => {
    const dataDir = folder();
    const first = await start(dataDir, { SIMULATION: 'true' });
    const { index } = await first.house.store.head();
    await first.close();
    // Its last thousand events are sound: only a feed that reads the whole log meets the damage.
    const store = await openSqliteStore({ path: join(dataDir, 'log.sqlite') });
    const stream = 'project-old';
    let head = { revision: -1, hash: genesisOf(stream), recordedAt: '' };
    for (let n = 0; n < 1002; n++) {
      const cause = { ...CAUSE, commandId: `old-${n}` };
      const [event] = sealAll(head, stream, [{ type: 'Noted', data: {} }], cause);
      await store.append(stream, [event!], n === 0 ? 'absent' : n - 1);
      head = { revision: n, hash: event!.meta.hash, recordedAt: event!.meta.recordedAt };
    }
    await store.close();
    const db = new Database(join(dataDir, 'log.sqlite'));
    db.prepare(`UPDATE events SET type = 'TerminationTriggered', meta = '{' WHERE position = ?`).run(index + 1);
    db.close();
    const server = await start(dataDir);
    while (!server.house.feeds.broken.some(({ feed }) => feed === 'processes'))
      await new Promise((resolve) => setTimeout(resolve, 10));
    const ready = await person(server, '').get('/health/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({ status: 'not-ready', broken: expect.arrayContaining(['processes']) });
    await server.close();
  });

  it('is left free when the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const dataDir = folder();
    await expect(start(dataDir, { PORT: String(port) })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    await new Promise((resolve) => taken.close(resolve));
    expect(readdirSync(dataDir)).toEqual([]);
    const server = await start(dataDir, { PORT: String(port) });
    const [operator] = server.generated;
    expect((await (await signedIn(server, 'operator', operator!.password)).get('/api/v1/people')).statusCode).toBe(200);
    await server.close();
  });

  it('is left free when the certificate cannot be used', async () => {
    const dataDir = folder();
    const broken = join(folder(), 'broken.pem');
    writeFileSync(broken, 'no certificate');
    const tls = { TLS_CERT: broken, TLS_KEY: broken };
    await expect(start(dataDir, tls)).rejects.toThrow(/^TLS_CERT: /);
    await expect(start(dataDir, { ...tls, TLS_KEY: join(dataDir, 'absent') })).rejects.toThrow(/^TLS_KEY: /);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('tells the first password before it holds; a first start that is cut off then tells another', async () => {
    const dataDir = folder();
    const told: string[] = [];
    const founding = (cut: boolean) =>
      startServer(readSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), {
        log: quiet,
        tell: ({ password }) => {
          told.push(password);
          if (cut) throw new Error('cut off');
        },
      });
    await expect(founding(true)).rejects.toThrow('cut off');
    const server = await founding(false);
    expect(told).toHaveLength(2);
    expect((await (await signedIn(server, 'operator', told[1]!)).get('/api/v1/people')).statusCode).toBe(200);
    await server.close();
  });
});

describe('a graceful stop', () => {
  it('answers what is under way and loses nothing of it', async () => {
    const dataDir = folder();
    const server = await start(dataDir, { SIMULATION: 'true' });
    const handler = await signedIn(
      server,
      'purchaser.handler',
      server.generated.find(({ role }) => role === 'purchaser.handler')!.password,
    );
    await handler.post('/api/v1/projects', PROPOSAL, { headers: { 'tongjian-time': '2016-03-01T00:00:00Z' } });
    const ask = () =>
      fetch(`${server.url}/api/v1/projects`, {
        method: 'POST',
        body: JSON.stringify(PROPOSAL),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${handler.token}`,
          'idempotency-key': String(Math.random()),
        },
      }).then(
        async (answer) => (answer.status === 201 ? ((await answer.json()) as { project: string }).project : undefined),
        () => undefined,
      );
    const asked = Array.from({ length: 50 }, ask);
    await Promise.race(asked);
    await server.close();
    const acknowledged = (await Promise.all(asked)).filter((project) => project !== undefined);
    expect(acknowledged.length).toBeGreaterThan(0);
    const log = await openSqliteStore({ path: join(dataDir, 'log.sqlite'), readOnly: true });
    for (const project of acknowledged) {
      const events = [];
      for await (const batch of log.read(`project-${project}`)) events.push(...batch);
      expect(events).toHaveLength(1);
    }
    await log.close();
  });
});
