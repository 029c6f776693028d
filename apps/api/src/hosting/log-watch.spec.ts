import { EventStore, openMemoryStore } from '@tongjian/event-store';
import { genesisOf, LoggedEvent, sealAll } from '@tongjian/kernel';
import { LogWatch } from './log-watch.js';

const actor = { person: 'p_1', organisation: 'o', role: 'operator', client: 'test' };
const append = (store: EventStore, stream: string) =>
  store.append(
    stream,
    sealAll({ revision: -1, hash: genesisOf(stream), recordedAt: '' }, stream, [{ type: 'Happened', data: {} }], {
      ...{ commandId: stream, correlationId: stream, causationId: stream, actor, jurisdiction: 'root' },
      at: '2020-01-01T00:00:00.000Z',
    }),
    'absent',
  );

/** Resolves when a condition holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

describe('who watches a log', () => {
  let stop: AbortController;
  beforeEach(() => (stop = new AbortController()));
  afterEach(() => stop.abort());

  it('hears every event from its place on, once and in order', async () => {
    const store = openMemoryStore();
    await append(store, 'a');
    const heard: string[] = [];
    const hear = ({ stream }: LoggedEvent) => void heard.push(stream);
    LogWatch.from(await store.head(), { store, signal: stop.signal, hear });
    for (const stream of ['b', 'c', 'd']) await append(store, stream);
    await until(() => heard.length === 3);
    expect(heard).toEqual(['b', 'c', 'd']);
  });

  it('hears an event again that could not be taken in', async () => {
    const store = openMemoryStore();
    const heard: string[] = [];
    const hear = ({ stream }: LoggedEvent) => {
      heard.push(stream);
      if (heard.length === 1) throw new Error('the store was away');
    };
    LogWatch.from(await store.head(), { store, signal: stop.signal, hear });
    await append(store, 'a');
    await append(store, 'b');
    await until(() => heard.length === 3);
    expect(heard).toEqual(['a', 'a', 'b']);
  });

  it('is not relied on once it could not confirm for five seconds that it heard everything', async () => {
    const store = openMemoryStore();
    let now = 0;
    let away = false;
    const head = () => (away ? Promise.reject(new Error('away')) : store.head());
    const flaky = Object.create(store, { head: { value: head } }) as EventStore;
    const watch = LogWatch.from(await store.head(), {
      ...{ store: flaky, signal: stop.signal, hear: () => undefined, now: () => now },
    });
    now = 4_999;
    expect(watch.current).toBe(true);
    away = true;
    now = 5_000;
    expect(watch.current).toBe(false);
  });
});
