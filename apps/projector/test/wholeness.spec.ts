import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryStore } from '@tongjian/event-store';
import { askerAt, PROPOSAL, sharedStores, signIn, startApi, startWorker } from './processes.js';

jest.setTimeout(60_000);

describe('a projector whose read models have seen more than the log holds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-wholeness-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('does not begin, for other events would come under the same numbers', async () => {
    const stores = sharedStores();
    const api = await startApi(stores, folder);
    const projector = await startWorker(stores, folder);
    await projector.working;
    const password = api.generated.find(({ role }) => role === 'purchaser.handler')!.password;
    const handler = await signIn(api.url, 'purchaser.handler', password);
    const { project, position } = (await handler.post('/api/v1/projects', PROPOSAL)).body;
    const path = `/api/v1/projects/${String(project)}?minPosition=${String(position)}`;
    expect((await handler.get(path)).status).toBe(200);
    await projector.close();
    await api.close();

    const cut = { ...stores, store: openMemoryStore() };
    const late = await startWorker(cut, folder);
    await expect(late.working).rejects.toThrow(/the read models have seen index \d+, the log ends at 0/);
    expect((await askerAt(late.url).get('/health/ready')).body['work']).toContainEqual({
      work: 'projection project',
      by: 'nobody',
    });
    await late.close();
    await stores.models.close();
    await stores.store.close();
    await cut.store.close();
  });
});
