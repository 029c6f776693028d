import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keepings, RunningServer, Stores } from '@tongjian/api';
import { EventStore } from '@tongjian/event-store';
import { RunningProjector } from '../src/index.js';
import { PROPOSAL, sharedStores, signIn, startApi, startWorker, until } from './processes.js';
import { openStream } from './stream.js';

jest.setTimeout(60_000);

describe('an api server that does not hear the log any more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-stale-'));
  let stores: Stores & Keepings;
  let hearing: RunningServer;
  let deaf: RunningServer;
  let projector: RunningProjector;
  let away = false;
  const at = (server: RunningServer, role: string) =>
    signIn(server.url, role, hearing.generated.find((one) => one.role === role)!.password);

  beforeAll(async () => {
    stores = sharedStores();
    const head: EventStore['head'] = async () => {
      if (away) throw new Error('no answer');
      return stores.store.head();
    };
    const store = Object.create(stores.store, { head: { value: head } }) as EventStore;
    hearing = await startApi(stores, folder);
    deaf = await startApi({ ...stores, store }, folder);
    projector = await startWorker(stores, folder);
    await projector.working;
  });
  afterAll(async () => {
    away = false;
    await Promise.all([hearing, deaf].map((server) => server?.close()));
    await projector?.close();
    await stores.models.close();
    await stores.store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends its live lines as stale, lets nobody begin one, and a reader resumes elsewhere without a gap', async () => {
    const handler = await at(hearing, 'purchaser.handler');
    const propose = async () => String((await handler.post('/api/v1/projects', PROPOSAL)).body['project']);
    const { token } = await at(deaf, 'auditor');
    const line = await openStream(deaf.url, token);
    const first = await propose();
    const told = await line.until(({ data }) => (data.changed ?? []).some(({ key }) => key === first));
    const project = await fetch(`${deaf.url}/api/v1/projects/${first}/stream`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const projectTold = project.text();

    away = true;
    const stale = await line.until(({ event }) => event === 'stale');
    expect(stale.id).toBeUndefined();
    await expect(line.until(() => true)).rejects.toThrow('the stream ended');
    expect(await projectTold).toContain('event: stale');
    const again = await fetch(`${deaf.url}/api/v1/stream`, { headers: { authorization: `Bearer ${token}` } });
    expect([again.status, again.headers.get('retry-after')]).toEqual([503, '1']);

    const missed = await propose();
    const elsewhere = await openStream(hearing.url, token, told.id);
    const next = await elsewhere.until(({ event }) => event === 'board');
    expect([next.data.prev, next.data.changed!.map(({ key }) => key)]).toEqual([Number(told.id), [missed]]);
    elsewhere.leave();

    away = false;
    await until('it hears again', async () => {
      const back = await fetch(`${deaf.url}/health/ready`);
      return back.status === 200;
    });
    const back = await openStream(deaf.url, token, told.id);
    expect((await back.until(({ event }) => event === 'board')).data.changed!.map(({ key }) => key)).toEqual([missed]);
    back.leave();
  });
});
