import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keepings, RunningServer, Stores } from '@tongjian/api';
import { RunningProjector } from '../src/index.js';
import { Asker, askerAt, PROPOSAL, sharedStores, signIn, startApi, startWorker, until } from './processes.js';
import { openStream } from './stream.js';

jest.setTimeout(120_000);

interface Receipt {
  readonly project: string;
  readonly position: number;
  readonly etag: string;
}

/** What is shared, each piece with one owner. */
const WORK = ['projection project', 'projection deadlines', 'processes', 'verification'];

describe('two api servers and two projectors on one log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-apart-'));
  let stores: Stores & Keepings;
  let one: RunningServer;
  let other: RunningServer;
  const projectors: RunningProjector[] = [];
  const passwords = new Map<string, string>();
  const at = (server: RunningServer, role: string) => signIn(server.url, role, passwords.get(role)!);
  const propose = async (by: Asker, headers: Record<string, string> = {}) =>
    (await by.post('/api/v1/projects', PROPOSAL, headers)).body as unknown as Receipt;
  const revise = (by: Asker, { project, etag }: Receipt, title: string) =>
    by.post(`/api/v1/projects/${project}/proposal/revise`, { title, reason: '更正' }, { 'if-match': etag });

  beforeAll(async () => {
    stores = sharedStores();
    projectors.push(await startWorker(stores, folder), await startWorker(stores, folder));
    [one, other] = await Promise.all([startApi(stores, folder), startApi(stores, folder)]);
    for (const { role, password } of [...one.generated, ...other.generated]) passwords.set(role, password);
    await Promise.all(projectors.map(({ working }) => working));
  });
  afterAll(async () => {
    await Promise.all([one, other].map((server) => server?.close()));
    await Promise.all(projectors.map((projector) => projector.close()));
    await stores.models.close();
    await stores.store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are founded once, however many start at once', async () => {
    const events = [];
    for await (const batch of stores.store.readAll()) events.push(...batch.events);
    expect(events.filter(({ type }) => type === 'InstallationCreated')).toHaveLength(1);
    const people = events.filter(({ type }) => type === 'PersonRegistered').map(({ data }) => data['person']);
    expect(new Set(people).size).toBe(people.length);
  });

  it('show at one what was done at the other, once it is asked for by position', async () => {
    const receipt = await propose(await at(one, 'purchaser.handler'));
    const reader = await at(other, 'auditor');
    const read = await reader.get(`/api/v1/projects/${receipt.project}?minPosition=${receipt.position}`);
    expect([read.status, read.headers.get('etag')]).toEqual([200, receipt.etag]);
  });

  it('judge an act on what the other wrote a moment ago', async () => {
    const [here, there] = [await at(one, 'purchaser.handler'), await at(other, 'purchaser.handler')];
    const first = await propose(here);
    await revise(there, first, '一');
    const late = await revise(here, first, '二');
    expect([late.status, late.body['code']]).toEqual([412, 'changed-since']);
    const menu = await here.get(`/api/v1/projects/${first.project}/allowed-actions`);
    expect(menu.body['at']).toMatchObject({ index: (await stores.store.head()).index });
    const tag = late.headers.get('etag')!;
    const again = await revise(there, { ...first, etag: tag }, '三');
    expect(again.status).toBe(200);
  });

  it('give a repeated command its first receipt, whichever is asked', async () => {
    const key = { 'idempotency-key': 'asked-twice' };
    const first = await propose(await at(one, 'purchaser.handler'), key);
    const again = await (await at(other, 'purchaser.handler')).post('/api/v1/projects', PROPOSAL, key);
    expect([again.headers.get('tongjian-replayed'), again.body]).toMatchObject(['true', first]);
  });

  it('refuse at one whose grant was revoked at the other', async () => {
    const operator = await at(one, 'operator');
    const login = 'passing';
    const { person, password } = (await operator.post('/api/v1/people', { name: '过客', login })).body as Record<
      string,
      string
    >;
    const grant = { person, role: 'purchaser.handler', organisation: 'purchaser', jurisdiction: 'root' };
    const granted = (await operator.post('/api/v1/grants', grant)).body;
    const passing = await signIn(other.url, login, password!);
    await until('the grant holds', async () => (await passing.post('/api/v1/projects', PROPOSAL)).status === 201);
    await operator.post(`/api/v1/grants/${String(granted['grant'])}/revoke`);
    await until('the revocation holds', async () => (await passing.post('/api/v1/projects', PROPOSAL)).status === 403);
  });

  it('void at one the tokens of a secret that was reset at the other', async () => {
    const operator = await at(one, 'operator');
    const { person, password } = (await operator.post('/api/v1/people', { name: '来者', login: 'coming' }))
      .body as Record<string, string>;
    const before = await signIn(other.url, 'coming', password!);
    expect((await before.get('/api/v1/me')).status).toBe(200);
    const reset = (await operator.post(`/api/v1/people/${person}/reset`)).body as Record<string, string>;
    await until('the token is void', async () => (await before.get('/api/v1/me')).status === 401);
    expect((await (await signIn(other.url, 'coming', reset['password']!)).get('/api/v1/me')).status).toBe(200);
  });

  it('tell a browser at one what is done at the other, and resume there where the first line broke', async () => {
    const handler = await at(one, 'purchaser.handler');
    const live = await openStream(other.url, (await at(other, 'auditor')).token);
    const { project } = await propose(handler);
    const told = await live.until(
      ({ event, data }) => event === 'board' && data.changed!.some(({ key }) => key === project),
    );
    live.leave();
    const missed = [(await propose(handler)).project, (await propose(handler)).project];
    const resumed = await openStream(one.url, (await at(one, 'auditor')).token, told.id);
    const keys = new Set<string>();
    let last = Number(told.id);
    while (!missed.every((key) => keys.has(key))) {
      const { data } = await resumed.until(({ event }) => event === 'board');
      expect(data.prev).toBe(last);
      last = data.n!;
      data.changed!.forEach(({ key }) => keys.add(key));
    }
    resumed.leave();
    expect(keys).not.toContain(project);
  });

  it('share one simulated clock', async () => {
    const time = { 'tongjian-time': '2018-01-01T09:00:00+08:00' };
    await propose(await at(one, 'purchaser.handler'), time);
    const reader = await at(other, 'auditor');
    const clock = async () => ((await reader.get('/api/v1/installation')).body.data as { clock: string }).clock;
    await until('the clock has followed', async () => (await clock()) >= '2018-01-01T01:00:00.000Z');
  });

  it('have one owner for each piece of work, and another soon after that is gone', async () => {
    const leases = async () => (await stores.models.leases()).filter(({ name }) => !name.startsWith('present '));
    const owners = async () => new Map((await leases()).map(({ name, holder }) => [name, holder]));
    const before = await owners();
    expect([...before.keys()].sort()).toEqual([...WORK].sort());
    const owner = before.get('projection project')!;
    const index = projectors.findIndex(({ name }) => name === owner);
    await projectors.splice(index, 1)[0]!.close();
    await until('the other has taken over', async () => {
      const now = await owners();
      return now.size === WORK.length && [...now.values()].every((holder) => holder === projectors[0]!.name);
    });
    const receipt = await propose(await at(one, 'purchaser.handler'));
    const read = await (
      await at(other, 'auditor')
    ).get(`/api/v1/projects/${receipt.project}?minPosition=${receipt.position}`);
    expect(read.status).toBe(200);
    const health = await askerAt(projectors[0]!.url).get('/health/ready');
    expect(health.body).toMatchObject({
      status: 'ready',
      projections: [
        { projection: 'project', state: 'live', lagEvents: 0 },
        { projection: 'deadlines', state: 'live', lagEvents: 0 },
      ],
    });
  });

  it('tell within seconds that the log is frozen', async () => {
    const { store } = stores;
    const { head } = store;
    store.head = () => new Promise(() => undefined);
    const asked = performance.now();
    const health = await Promise.all([one, projectors[0]!].map(({ url }) => askerAt(url).get('/health/ready')));
    expect(health.map(({ status }) => status)).toEqual([503, 503]);
    expect(performance.now() - asked).toBeLessThan(8_000);
    store.head = head;
    await until('health is as before', async () => (await askerAt(one.url).get('/health/ready')).status === 200);
  });

  it('tell by health how many they are and that all work is in hand, and name nobody', async () => {
    const report = {
      present: { api: 2, projector: 1 },
      work: WORK.map((work) => ({ work, by: 'another' })),
    };
    const [api, projector] = await Promise.all(
      [one.url, projectors[0]!.url].map(async (url) => (await askerAt(url).get('/health/ready')).body),
    );
    expect(api).toMatchObject(report);
    expect(projector).toMatchObject({ ...report, work: report.work.map(({ work }) => ({ work, by: 'this' })) });
    const told = JSON.stringify([api, projector]);
    for (const { holder } of await stores.models.leases()) expect(told).not.toContain(holder);
    const feeds = await (await at(one, 'operator')).get('/api/v1/admin/feeds');
    expect(feeds.body['leases']).toContainEqual({ name: 'processes', holder: projectors[0]!.name });
  });

  it('are told by health that nobody moves the read models', async () => {
    const handler = await at(one, 'purchaser.handler');
    for (const projector of projectors.splice(0)) await projector.close();
    await propose(handler);
    const health = async () => (await askerAt(other.url).get('/health/ready')).body;
    await until('health is red', async () => (await health())['status'] === 'not-ready', 20_000, 500);
    expect(await health()).toMatchObject({
      projections: [{ projection: 'project', lagEvents: 1 }, { projection: 'deadlines' }],
      present: { api: 2, projector: 0 },
      work: WORK.map((work) => ({ work, by: 'nobody' })),
    });
  });
});
