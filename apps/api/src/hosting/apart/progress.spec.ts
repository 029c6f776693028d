import { EventStore, openMemoryStore } from '@tongjian/event-store';
import { DocumentProjection, genesisOf, sealAll } from '@tongjian/kernel';
import { openMemoryReadModels, ReadModels } from '@tongjian/read-models';
import { Progress } from './progress.js';

const counted: DocumentProjection = {
  ...{ name: 'counted', version: 1, types: ['Counted'], rollups: [], indexes: [] },
  answers: 'how often?',
  keys: ({ stream }) => [stream],
  fold: (document) => ({ times: Number(document?.['times'] ?? 0) + 1 }),
};

const append = (store: EventStore, stream: string, type: string) => {
  const actor = { person: 'p_1', organisation: 'o', role: 'operator', client: 'test' };
  const cause = { commandId: stream, correlationId: stream, causationId: stream, actor, jurisdiction: 'root' };
  const head = { revision: -1, hash: genesisOf(stream), recordedAt: '' };
  return store.append(stream, sealAll(head, stream, [{ type, data: {} }], { ...cause, at: AT }), 'absent');
};
const AT = '2020-01-01T00:00:00.000Z';

describe('the progress of a read model that others make', () => {
  let store: EventStore;
  let models: ReadModels;
  let now: number;
  const progress = (simulation = false) =>
    new Progress({ store, models, projections: [counted], corpus: [], simulation, now: () => now });
  const seenTo = async (index: number, n = 1) => {
    const through = index === 0 ? { position: '', index } : await store.resumeAfter(index);
    const seen = { n, position: index, through, count: 1, digest: '', code: '' };
    await models.save(counted, n === 1 ? undefined : n - 1, { documents: [], deltas: [], seen });
  };
  const told = async (of: Progress) => (await of.status())[0]!;

  beforeEach(async () => {
    now = Date.parse(AT);
    store = openMemoryStore();
    models = openMemoryReadModels();
    await models.declare(counted);
    await models.swap(undefined, counted);
    await append(store, 'a', 'Counted');
    await seenTo(1);
  });

  it('lags behind events that concern it, by their age', async () => {
    await append(store, 'b', 'Other');
    await append(store, 'c', 'Counted');
    now += 5_000;
    expect(await told(progress())).toMatchObject({ state: 'catchingUp', through: 2, behind: 1, lagMs: 5_000 });
    await seenTo(3, 2);
    expect(await told(progress())).toMatchObject({ state: 'live', through: 3, behind: 0, lagMs: 0 });
  });

  it('does not lag behind events that do not concern it', async () => {
    await append(store, 'b', 'Other');
    const of = progress();
    expect(await told(of)).toMatchObject({ state: 'live', through: 2, behind: 0, lagMs: 0 });
    expect(await of.waitFor('counted', 2, 0)).toBe(2);
  });

  it('in a simulation lags since an event was first found waiting, for its clock is not this machine’s', async () => {
    await append(store, 'b', 'Counted');
    now += 1_000_000;
    const of = progress(true);
    expect((await told(of)).lagMs).toBe(0);
    now += 700;
    expect((await told(of)).lagMs).toBe(700);
  });

  it('is waited for until it is there, or the time is over', async () => {
    await append(store, 'b', 'Counted');
    const of = new Progress({ store, models, projections: [counted], corpus: [], simulation: false });
    expect(await of.waitFor('counted', 2, 30)).toBe(1);
    const waiting = of.waitFor('counted', 2, 5_000);
    await seenTo(2, 2);
    expect(await waiting).toBe(2);
  });

  it('begins again where the read model was found empty', async () => {
    const of = progress();
    await told(of);
    await models.drop(counted);
    await models.declare(counted);
    expect(await told(of)).toMatchObject({ state: 'catchingUp', behind: 1 });
  });
});
