import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventStore, openEsdbStore, verifyLog } from '@tongjian/event-store';
import { codeOf, verifyDeep } from '@tongjian/feed';
import { ALL_PROJECTIONS, CORPUS } from '@tongjian/projections';
import { MongoReadModels, openMongoReadModels } from '@tongjian/read-models';
import { tongjian } from '@tongjian/cli';
import { EVENT_STORE_DB, MONGO_DB, tell } from '@tongjian/testing';
import { Asker, askerAt, PROPOSAL, signIn, until } from './processes.js';
import { AppProcess } from './servers/app-process.js';
import { describeOnServers, Reached, reachServers } from './servers/reachable.js';
import { openStream } from './stream.js';

jest.setTimeout(300_000);

interface Health {
  readonly status: string;
  readonly present: { readonly api: number; readonly projector: number };
  readonly work: readonly { readonly work: string; readonly by: string }[];
  readonly projections: readonly { readonly state: string; readonly lagEvents: number }[];
}

describeOnServers('the product on EventStoreDB and MongoDB, its parts in processes of their own', () => {
  let servers: Reached;
  let settings: Readonly<Record<string, string>>;
  let apis: AppProcess[] = [];
  let projectors: AppProcess[] = [];
  let store: EventStore;
  let models: MongoReadModels;
  let passwords: ReadonlyMap<string, string>;

  const at = (api: AppProcess, role: string): Promise<Asker> => signIn(api.url, role, passwords.get(role)!);
  const healthOf = async ({ url }: AppProcess) => (await askerAt(url).get('/health/ready')).body as unknown as Health;
  const owner = async (lease: string): Promise<AppProcess | undefined> => {
    for (const projector of projectors)
      if ((await healthOf(projector)).work.some(({ work, by }) => work === lease && by === 'this')) return projector;
    return undefined;
  };

  beforeAll(async () => {
    servers = await reachServers();
    settings = {
      ...servers.settings,
      ...{ DATA_DIR: join(servers.folder, 'data'), PORT: '0', LOG_LEVEL: 'error', FEEDS: 'apart' },
      ...{ SIMULATION: 'true', SIMULATION_BEGINS: '2016-03-01T09:00:00+08:00' },
    };
    const start = (app: 'api' | 'projector') => AppProcess.start(app, settings);
    apis = await Promise.all([start('api'), start('api')]);
    projectors = await Promise.all([start('projector'), start('projector')]);
    const kept = JSON.parse(readFileSync(join(servers.folder, 'data/sign-ins.json'), 'utf8')) as {
      role: string;
      password: string;
    }[];
    passwords = new Map(kept.map(({ role, password }) => [role, password]));
    const opened = await openEsdbStore({
      connectionString: settings['EVENT_STORE_URL']!,
      space: `${settings['EVENT_STORE_SPACE']}-`,
    });
    store = opened;
    models = await openMongoReadModels({ url: settings['READ_MODELS_URL']! });
    const { product, version, transactions } = models.facts;
    tell(EVENT_STORE_DB, { answered: `EventStoreDB ${opened.server.version}` });
    tell(MONGO_DB, { answered: `${product} ${version} ${transactions ? 'with' : 'without'} transactions` });
  });
  afterAll(async () => {
    await Promise.all([...apis, ...projectors].map((app) => app.end('SIGKILL')));
    await models?.close();
    await store?.close();
    await servers?.stop();
  });

  it('shows at one api process what was proposed at another', async () => {
    const proposed = (await (await at(apis[0]!, 'purchaser.handler')).post('/api/v1/projects', PROPOSAL)).body;
    const path = `/api/v1/projects/${String(proposed['project'])}?minPosition=${String(proposed['position'])}`;
    const read = await (await at(apis[1]!, 'auditor')).get(path);
    expect([read.status, read.headers.get('etag')]).toEqual([200, proposed['etag']]);
  });

  it('refuses at one api process whose grant was revoked at another', async () => {
    const operator = await at(apis[0]!, 'operator');
    const { person, password } = (await operator.post('/api/v1/people', { name: '过客', login: 'passing' }))
      .body as Record<string, string>;
    const grant = { person, role: 'purchaser.handler', organisation: 'purchaser', jurisdiction: 'root' };
    const { grant: id } = (await operator.post('/api/v1/grants', grant)).body as Record<string, string>;
    const passing = await signIn(apis[1]!.url, 'passing', password!);
    await until('the grant holds', async () => (await passing.post('/api/v1/projects', PROPOSAL)).status === 201);
    await operator.post(`/api/v1/grants/${id}/revoke`);
    const revoked = performance.now();
    await until('the revocation holds', async () => (await passing.post('/api/v1/projects', PROPOSAL)).status === 403);
    expect(performance.now() - revoked).toBeLessThan(2_000);
  });

  it('tells a browser at one api process what is done at another', async () => {
    const live = await openStream(apis[1]!.url, (await at(apis[1]!, 'auditor')).token);
    const { project } = (await (await at(apis[0]!, 'purchaser.handler')).post('/api/v1/projects', PROPOSAL)).body;
    const told = await live.until(
      ({ event, data }) => event === 'board' && data.changed!.some(({ key }) => key === project),
    );
    live.leave();
    expect(Number(told.id)).toBe(told.data.n);
  });

  it('loses nothing that was acknowledged when a projector and an api process are killed during load', async () => {
    const asked = new Map<string, { key: string; project?: string }>();
    const [one, other] = [await at(apis[0]!, 'purchaser.handler'), await at(apis[1]!, 'purchaser.handler')];
    let loading = true;
    let acknowledged = 0;
    const load = async (by: Asker, name: string) => {
      for (let i = 0; loading; i++) {
        const key = `${name}-${i}`;
        const order: { key: string; project?: string } = { key };
        asked.set(key, order);
        const answer = await by.post('/api/v1/projects', PROPOSAL, { 'idempotency-key': key }).catch(() => undefined);
        if (!answer) return;
        if (answer.status !== 201) continue;
        order.project = String(answer.body['project']);
        acknowledged += 1;
      }
    };
    const loads = [1, 2, 3, 4].flatMap((i) => [load(one, `one-${i}`), load(other, `other-${i}`)]);
    await until('work is under way', () => acknowledged > 40);
    const running = (await owner('projection project'))!;
    projectors = projectors.filter((projector) => projector !== running);
    const killed = performance.now();
    await running.end('SIGKILL');
    await apis.pop()!.end('SIGKILL');
    await until('another projector has taken over', async () => (await owner('projection project')) !== undefined);
    expect(performance.now() - killed).toBeLessThan(10_000);
    await until('health tells that one of each is gone', async () => {
      const { api, projector } = (await healthOf(apis[0]!)).present;
      return api === 1 && projector === 1;
    });
    const before = acknowledged;
    await until('work goes on', () => acknowledged > before + 40);
    loading = false;
    await Promise.all(loads);

    for (const { key, project } of asked.values()) {
      const again = await one.post('/api/v1/projects', PROPOSAL, { 'idempotency-key': key });
      expect(again.status).toBe(201);
      if (project !== undefined) {
        expect([again.headers.get('tongjian-replayed'), again.body['project']]).toEqual(['true', project]);
      }
      const events = [];
      for await (const batch of store.read(`project-${String(again.body['project'])}`)) events.push(...batch);
      expect(events).toHaveLength(1);
    }
    const { index } = await store.head();
    await until('lag is back at zero', async () => {
      const { status, projections } = await healthOf(apis[0]!);
      return status === 'ready' && projections.every(({ lagEvents }) => lagEvents === 0);
    });
    const log = await verifyLog(store);
    expect([log.findings, log.through >= index]).toEqual([[], true]);
    for (const projection of ALL_PROJECTIONS) {
      const deep = await verifyDeep({ store, models, projection, code: codeOf(projection, CORPUS) });
      expect(deep).toMatchObject({ ok: true, findings: [] });
      if (projection.name === 'project') expect(deep.documents).toBeGreaterThanOrEqual(asked.size);
    }
  });

  it('is verified, read and rebuilt from the command line by the same settings', async () => {
    Object.assign(process.env, servers.settings);
    const said = async (...args: readonly string[]) => {
      const spoken = { out: '', error: '' };
      const to = (name: 'out' | 'error') => ({
        write: (text: string) => Boolean((spoken[name] += text)),
        isTTY: false,
      });
      return { code: await tongjian(args, to('out'), to('error')), ...spoken };
    };
    const { project } = (await (await at(apis[0]!, 'purchaser.handler')).post('/api/v1/projects', PROPOSAL)).body;
    expect(await said('history', String(project))).toMatchObject({ code: 0, out: /ProjectProposed/ });
    // Whoever runs the read model goes on with the new form.
    expect(await said('rebuild', '--all')).toMatchObject({ code: 0, error: '' });
    const next = (await (await at(apis[0]!, 'purchaser.handler')).post('/api/v1/projects', PROPOSAL)).body;
    const path = `/api/v1/projects/${String(next['project'])}?minPosition=${String(next['position'])}`;
    const reader = await at(apis[0]!, 'auditor');
    await until('it is in the new form', async () => (await reader.get(path)).status === 200);
    expect(await said('verify', '--deep')).toMatchObject({ code: 0, error: '' });
  });

  it('stops in order, so that others take over at once', async () => {
    const [last] = projectors;
    expect(await last!.end('SIGTERM')).toBe(0);
    // Which number the api that is left has, depends on who of the two came back first.
    expect((await models.leases()).map(({ name }) => name)).toEqual([expect.stringMatching(/^present api \d+$/)]);
    projectors = [];
    expect(await apis[0]!.end('SIGTERM')).toBe(0);
  });

  it('says in one line what is wrong with a setting, within seconds and without its secret', async () => {
    const wrong: readonly [string, string][] = [
      ['EVENT_STORE_URL', 'esdb://admin:hidden@127.0.0.1:9?tls=false'],
      ['READ_MODELS_URL', 'mongodb://admin:hidden@127.0.0.1:9/tongjian'],
      ['READ_MODELS_URL', `${settings['READ_MODELS_URL']}?replicaSet=absent`],
    ];
    const asked = performance.now();
    const said = await Promise.all(
      wrong.map(([env, url]) =>
        AppProcess.start('api', { ...settings, [env]: url }).then(
          () => 'it started',
          (error: Error) => error.message,
        ),
      ),
    );
    for (const [i, [env]] of wrong.entries()) expect(said[i]).toMatch(new RegExp(`^tongjian: ${env}: [^\\n]+$`));
    expect(said.join()).not.toContain('hidden');
    // Three processes that start at once.
    expect(performance.now() - asked).toBeLessThan(60_000);
  });
});
