import { cpSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, startServer } from '@tongjian/api';
import { EsdbEventStore, openEsdbStore, openSqliteStore } from '@tongjian/event-store';
import { JsonObject } from '@tongjian/kernel';
import { ALL_PROJECTIONS } from '@tongjian/projections';
import { openMongoReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { askerAt, signIn, until } from './processes.js';
import { AppProcess } from './servers/app-process.js';
import { command, commandProcess } from './servers/cli.js';
import { describeOnServers, Reached, reachServers } from './servers/reachable.js';

jest.setTimeout(300_000);

interface Verified {
  readonly clean: boolean;
  readonly documents: { readonly documents: number };
  readonly readModels: readonly {
    readonly projection: string;
    readonly digest: string;
    readonly count: number;
    readonly documents: number;
    readonly cells: number;
    readonly position: number;
  }[];
}

/** What a read model is known by, wherever it was made. */
const known = ({ readModels }: Verified) =>
  readModels.map(({ projection, digest, count, documents, cells, position }) => ({
    ...{ projection, digest, count, documents, cells, position },
  }));

/** Everything that readers can be shown of the read models: documents, and each cell three times over. */
async function contents(models: ReadModels) {
  const found: Record<string, unknown> = {};
  for (const { name } of ALL_PROJECTIONS) {
    const ref = (await models.active(name))!;
    const documents = new Map<string, JsonObject | null>();
    for await (const batch of models.scan(ref)) for (const { key, document } of batch) documents.set(key, document);
    const cells = new Map((await models.audit(ref)).cells.map((cell) => [`${cell.rollup} ${cell.cell}`, cell]));
    found[name] = { documents, cells };
  }
  return found;
}

describeOnServers('an embedded installation that played the demonstration, moved to EventStoreDB and MongoDB', () => {
  let servers: Reached;
  let embedded: string;
  let moved: Readonly<Record<string, string>>;
  let events: number;
  let target: EsdbEventStore;
  const apps: AppProcess[] = [];
  const at = (name: string) => join(servers.folder, name);
  const verified = async (settings: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    const { code, out } = await command(settings, 'verify', '--deep', '--json', ...args);
    return { code, ...(JSON.parse(out) as Verified) };
  };

  beforeAll(async () => {
    servers = await reachServers();
    embedded = at('embedded');
    const server = await startServer(
      readSettings({ PORT: '0', DATA_DIR: embedded, LOG_LEVEL: 'fatal', SIMULATION: 'true', FIRST_PEOPLE: 'operator' }),
    );
    const played = await command({}, 'demo', '--url', server.url, '--data-dir', embedded);
    await server.close();
    expect([played.code, played.error]).toEqual([0, '']);
    const log = await openSqliteStore({ path: join(embedded, 'log.sqlite'), readOnly: true });
    events = (await log.head()).index;
    await log.close();
    moved = { ...servers.settings, DATA_DIR: at('data') };
    target = await openEsdbStore({
      connectionString: moved['EVENT_STORE_URL']!,
      space: `${moved['EVENT_STORE_SPACE']}-`,
    });
  });
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.end('SIGKILL')));
    await target?.close();
    await servers?.stop();
  });

  it('goes on with a copy that was killed half-way, and finds every index, hash and time the same', async () => {
    const args = ['copy-log', '--from', embedded, '--to', moved['EVENT_STORE_URL']!];
    const copying = commandProcess(servers.settings, ...args);
    const gone = new Promise((resolve) => copying.once('exit', (_, signal) => resolve(signal)));
    await until('some of it is copied', async () => (await target.head()).index > 20, 60_000, 1);
    copying.kill('SIGKILL');
    expect(await gone).toBe('SIGKILL');
    const { index } = await target.head();
    expect(index).toBeLessThan(events);
    const again = await command(servers.settings, ...args, '--json');
    expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { through: events, copied: events - index }]);
  });

  it('refuses to copy another log there', async () => {
    const other = at('other');
    const server = await startServer(readSettings({ PORT: '0', DATA_DIR: other, LOG_LEVEL: 'fatal' }), {
      tell: () => undefined,
    });
    await server.close();
    const refused = await command(servers.settings, 'copy-log', '--from', other, '--to', moved['EVENT_STORE_URL']!);
    expect([refused.code, refused.error]).toMatchObject([1, /^tongjian: the target is no copy of the source/]);
    expect((await target.head()).index).toBe(events);
  });

  it('has the same read models on both sides, by their digests and by all that they hold', async () => {
    cpSync(embedded, moved['DATA_DIR']!, { recursive: true });
    const settings = { ...moved, PORT: '0', LOG_LEVEL: 'fatal', FEEDS: 'apart' };
    apps.push(await AppProcess.start('api', settings), await AppProcess.start('projector', settings));
    const made = async () => {
      const { body } = await askerAt(apps[0]!.url).get('/health/ready');
      const projections = (body['projections'] ?? []) as readonly { state: string; lagEvents: number }[];
      return projections.length > 0 && projections.every(({ state, lagEvents }) => state === 'live' && lagEvents === 0);
    };
    await until('the read models are made', made, 60_000, 50);
    const [here, there] = [await verified({}, '--data-dir', embedded), await verified(moved)];
    expect([here, there]).toMatchObject([
      { code: 0, clean: true },
      { code: 0, clean: true },
    ]);
    expect(known(there)).toEqual(known(here));
    expect(known(there).map(({ projection }) => projection)).toEqual(ALL_PROJECTIONS.map(({ name }) => name));
    expect(there.documents).toEqual(here.documents);
    const sqlite = await openSqliteReadModels({ path: join(embedded, 'read-models.sqlite'), readOnly: true });
    const mongo = await openMongoReadModels({ url: moved['READ_MODELS_URL']! });
    expect(await contents(mongo)).toEqual(await contents(sqlite));
    await sqlite.close();
    await mongo.close();
  });

  it('knows its people, answers every command of the demonstration as before, and shows the same figures', async () => {
    const played = await command({}, 'demo', '--url', apps[0]!.url, '--data-dir', embedded);
    expect([played.code, played.out]).toMatchObject([0, /: 0 acts done, \d+ done before,/]);
    expect(played.out).toMatch(/✓ \d+ figures equal those of their documents/);
    expect((await target.head()).index).toBe(events);
  });

  it('is backed up from the servers to a data folder, with people, documents and key', async () => {
    // Shared places, as api processes on several machines have them.
    const shared = { ...moved, FILES_DIR: at('shared-files'), ISSUER_KEY: at('shared-key.pem'), DATA_DIR: at('none') };
    cpSync(join(embedded, 'files'), shared.FILES_DIR, { recursive: true });
    cpSync(join(embedded, 'issuer-key.pem'), shared.ISSUER_KEY);
    const saved = await command(shared, 'backup', at('backup'));
    expect(saved).toMatchObject({ code: 0, error: '', out: new RegExp(`^${events} events copied and verified`) });
    expect((await command({}, 'restore', at('backup'), '--data-dir', at('restored'))).code).toBe(0);
    const settings = { PORT: '0', DATA_DIR: at('restored'), LOG_LEVEL: 'fatal' };
    const server = await startServer(readSettings(settings));
    const { index } = await server.house.store.head();
    await server.house.feeds.projections.waitFor('project', index, 30_000);
    const kept = JSON.parse(readFileSync(join(embedded, 'demonstration.json'), 'utf8')) as {
      signIns: { person: string; password: string }[];
    };
    const { person, password } = kept.signIns.find((one) => one.person === 'shenji')!;
    expect((await (await signIn(server.url, person, password)).get('/api/v1/projects')).status).toBe(200);
    await server.close();
    expect(readFileSync(join(at('restored'), 'issuer-key.pem'))).toEqual(readFileSync(shared.ISSUER_KEY));
    expect(known(await verified({}, '--data-dir', at('restored')))).toEqual(known(await verified(moved)));
  });

  it('is not backed up where decision documents that events name are out of reach', async () => {
    renameSync(at('shared-files'), at('elsewhere'));
    const shared = { ...moved, FILES_DIR: at('shared-files'), DATA_DIR: at('none') };
    const refused = await command(shared, 'backup', at('half'));
    expect([refused.code, refused.error]).toMatchObject([1, /decision documents that events name are not here/]);
    expect(await command({}, 'verify', '--data-dir', at('half'))).toMatchObject({ code: 2 });
  });

  it('lets the operator in again who lost his password, by the passwords of the servers', async () => {
    const kept = JSON.parse(readFileSync(join(embedded, 'sign-ins.json'), 'utf8')) as { password: string }[];
    const old = await signIn(apps[0]!.url, 'operator', kept[0]!.password);
    const reset = await command(moved, 'people', 'reset', 'operator', '--offline', '--json');
    const { password } = JSON.parse(reset.out) as { password: string };
    await until('the old token is void', async () => (await old.get('/api/v1/me')).status === 401);
    expect((await (await signIn(apps[0]!.url, 'operator', password)).get('/api/v1/me')).status).toBe(200);
    await expect(signIn(apps[0]!.url, 'operator', kept[0]!.password)).rejects.toThrow('cannot sign in');
  });
});
