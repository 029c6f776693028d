import { openMemoryStore } from '@tongjian/event-store';
import { tellMended } from '../src/hosting/read-model-desk.js';

it('a mended fold is written down once, however often it is told', async () => {
  const store = openMemoryStore();
  const mended = { projection: 'project', version: 1, position: 7, from: 'sha256:a', to: 'sha256:b' };
  for (let i = 0; i < 2; i++) await tellMended(store, mended, 'bureau', '2020-01-01T00:00:00.000Z');
  const events = [];
  for await (const batch of store.read('read-model-project')) events.push(...batch);
  expect(events).toMatchObject([
    { type: 'FoldMended', data: { version: 1, position: 7, from: 'sha256:a', to: 'sha256:b' } },
  ]);
});
