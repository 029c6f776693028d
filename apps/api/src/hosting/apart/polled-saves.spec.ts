import { openMemoryReadModels, ReadModels, Save } from '@tongjian/read-models';
import { Saved } from '@tongjian/feed';
import { ALL_PROJECTIONS } from '@tongjian/projections';
import { PolledSaves } from './polled-saves.js';

const [projection] = ALL_PROJECTIONS;

const saveOf = (n: number, ...keys: readonly string[]): Save => ({
  documents: keys.map((key) => ({
    ...{ key, document: { id: key, n }, at: { position: n * 10, count: 1, n }, contributions: [] },
  })),
  deltas: [],
  seen: { n, position: n * 10, through: { position: `${n * 10}`, index: n * 10 }, count: n, digest: '', code: '' },
});

describe('saves that another process makes', () => {
  let models: ReadModels;
  let polled: PolledSaves;
  let away: boolean;
  let now: number;
  let told: Pick<Saved, 'prev' | 'n' | 'changed'>[];
  const save = (n: number, ...keys: readonly string[]) =>
    models.save(projection!, n === 1 ? undefined : n - 1, saveOf(n, ...keys));

  beforeEach(async () => {
    models = openMemoryReadModels();
    await models.declare(projection!);
    await models.swap(undefined, projection!);
    away = false;
    now = 0;
    const active: ReadModels['active'] = async (name) => {
      if (away) throw new Error('no answer');
      return models.active(name);
    };
    const looked = Object.create(models, { active: { value: active } }) as ReadModels;
    const { signal } = new AbortController();
    polled = new PolledSaves({ models: looked, projection: projection!, signal, now: () => now });
    told = [];
    polled.saves.subscribe(({ prev, n, changed }) => told.push({ prev, n, changed }));
    await save(1, 'a');
    await polled.poll();
  });

  it('are told from when they are first looked at, several as one, each document as it stands', async () => {
    expect([told, polled.latest()]).toEqual([[], { n: 1, index: 10 }]);
    await save(2, 'a', 'b');
    await save(3, 'b');
    await polled.poll();
    await polled.poll();
    const changed = [
      { key: 'a', document: { id: 'a', n: 2 } },
      { key: 'b', document: { id: 'b', n: 3 } },
    ];
    expect(told).toEqual([{ prev: 1, n: 3, changed }]);
  });

  it('are told after any of them to who comes back', async () => {
    await save(2, 'b');
    await save(3, 'c');
    expect(await polled.since(1)).toMatchObject({ prev: 1, n: 3, changed: [{ key: 'b' }, { key: 'c' }] });
    expect(await polled.since(2)).toMatchObject({ prev: 2, n: 3, changed: [{ key: 'c' }] });
    expect(await polled.since(3)).toMatchObject({ prev: 3, n: 3, changed: [] });
    expect(await polled.since(4)).toBeUndefined();
  });

  it('tell that everything may differ when another form is swapped in', async () => {
    const rebuilt = { name: projection!.name, version: projection!.version, build: 1 };
    await models.declare(projection!, rebuilt);
    await models.save(rebuilt, undefined, saveOf(7, 'a'));
    await models.swap(projection!, rebuilt);
    await polled.poll();
    expect(told).toEqual([{ prev: -1, n: 7, changed: [] }]);
  });

  it('are the present as long as they can be looked at, and again when they can', async () => {
    now = 4_000;
    await polled.poll();
    away = true;
    now = 8_000;
    await expect(polled.poll()).rejects.toThrow('no answer');
    expect(polled.current).toBe(true);
    now = 9_000;
    expect(polled.current).toBe(false);
    away = false;
    await polled.poll();
    expect(polled.current).toBe(true);
  });
});
