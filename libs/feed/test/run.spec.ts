import { EventStore } from '@tongjian/event-store';
import { DocumentProjection } from '@tongjian/kernel';
import { openMemoryReadModels, ReadModels } from '@tongjian/read-models';
import { ChangedFold, ChangeFeed, runProjections, RunningProjections, RunOptions, Saved } from '../src/index.js';
import { dump } from './dump.js';
import { CURSED, PARCELS, put, withFold } from './parcels.js';
import { dayAt, storeOf, tell } from './store.js';

let stop: AbortController;
let models: ReadModels;
const running: RunningProjections[] = [];
beforeEach(() => {
  stop = new AbortController();
  models = openMemoryReadModels();
});
afterEach(async () => {
  stop.abort();
  await Promise.all(running.splice(0).map(({ ended }) => ended));
});

async function run(store: EventStore, more: Partial<RunOptions> = {}): Promise<RunningProjections> {
  const run = await runProjections({ store, models, projections: [PARCELS], signal: stop.signal, ...more });
  running.push(run);
  return run;
}
const stopped = async () => {
  stop.abort();
  await Promise.all(running.splice(0).map(({ ended }) => ended));
  stop = new AbortController();
};
const document = async (key: string) => (await models.load((await models.active('parcel'))!, [key])).get(key)?.document;

describe('running projections', () => {
  it('brings a read model to the end of the log and keeps it there', async () => {
    const store = await storeOf(put('a', 'hall'));
    const run = await runAndCatchUp(store);
    expect(await document('a')).toMatchObject({ place: 'hall' });
    await tell(store, put('b', 'yard'));
    expect(await run.waitFor('parcel', 2, 5000)).toBe(2);
    expect(await document('b')).toMatchObject({ place: 'yard' });
  });

  const runAndCatchUp = async (store: EventStore, more: Partial<RunOptions> = {}) => {
    const begun = await run(store, more);
    await begun.caughtUp;
    return begun;
  };

  it('goes on after a stop where it stood', async () => {
    const folded: number[] = [];
    const watched = withFold(({ index }) => folded.push(index));
    const store = await storeOf(put('a', 'hall'));
    await runAndCatchUp(store, { projections: [watched] });
    await stopped();
    await tell(store, put('b', 'yard'));
    await runAndCatchUp(store, { projections: [watched] });
    expect(folded).toEqual([1, 2]);
    expect(await document('b')).toMatchObject({ place: 'yard' });
  });

  it('tells each save after it is durable, numbered without gap', async () => {
    const store = await storeOf(put('a', 'hall', 2));
    const feed = new ChangeFeed();
    const told: Saved[] = [];
    feed.changes('parcel').subscribe((saved) => told.push(saved));
    const begun = await runAndCatchUp(store, { onSaved: feed.publish });
    await tell(store, { stream: 'parcel-a', type: 'Moved', data: { id: 'a', place: 'yard' } });
    await begun.waitFor('parcel', 2, 5000);
    expect(told.map(({ prev, n, index }) => [prev, n, index])).toEqual([
      [0, 1, 1],
      [1, 2, 2],
    ]);
    expect(told[1]!.changed).toEqual([{ key: 'a', document: { place: 'yard', also: '', weight: 2, moves: 2 } }]);
    expect(told[1]!.cells).toEqual([
      { rollup: 'load', cell: { place: 'yard' }, measures: { parcels: 1, weight: 2 }, documents: 1 },
      { rollup: 'load', cell: { place: 'hall' }, measures: { parcels: -1, weight: -2 }, documents: -1 },
    ]);
    expect(feed.latest('parcel')).toEqual({ n: 2, index: 2 });
  });

  it("stops a projection that cannot tell an event's keys, red, and lets the others go on", async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'cursed'), put('c', 'yard'));
    const faults: string[] = [];
    const cursed: DocumentProjection = {
      ...PARCELS,
      name: 'cursed',
      keys: (event) => {
        if (event.data['place'] === 'cursed') throw new Error('no such place');
        return PARCELS.keys(event);
      },
    };
    const begun = await runAndCatchUp(store, {
      projections: [cursed, PARCELS],
      onFault: (projection) => faults.push(projection),
      clock: () => dayAt(3),
    });
    const [red, green] = await begun.status();
    expect(red).toMatchObject({
      state: 'stopped',
      position: 1,
      behind: 2,
      lagMs: 2 * 86_400_000,
      firstUnseenAt: dayAt(1),
      fault: { message: 'no such place', index: 2, stream: 'parcel-b', revision: 0, type: 'Put' },
    });
    expect(green).toMatchObject({ state: 'live', position: 3, behind: 0, lagMs: 0 });
    expect(faults).toEqual(['cursed']);
    const { documents } = await dump(models, 'cursed');
    expect(documents.map(({ key }) => key)).toEqual(['a']);
  });

  it('parks a key whose fold throws, visibly, and takes everything else', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'cursed'), put('c', 'yard'), put('b', 'hall'));
    const begun = await runAndCatchUp(store, { projections: [CURSED] });
    const [status] = await begun.status();
    expect(status).toMatchObject({
      state: 'live',
      position: 4,
      count: 4,
      parked: { total: 1, first: [{ key: 'b', position: 2, error: 'no such place' }] },
    });
    const { documents } = await dump(models);
    expect(documents.map(({ key }) => key)).toEqual(['a', 'c']);
  });

  it('takes an event for every key but the one that cannot be folded', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'hall'), {
      ...{ stream: 'parcel-a', type: 'Swapped', data: { id: 'a', with: 'b' } },
    });
    const broken: DocumentProjection = {
      ...PARCELS,
      fold: (document, event, key) => {
        if (event.type === 'Swapped' && key === 'b') throw new Error('b stays');
        return PARCELS.fold(document, event, key);
      },
    };
    await runAndCatchUp(store, { projections: [broken] });
    expect(await document('a')).toMatchObject({ place: 'left', moves: 2 });
    expect(await document('b')).toMatchObject({ place: 'hall', moves: 1 });
    expect(await models.seen(PARCELS)).toMatchObject({ position: 3, count: 3 });
  });

  it('builds a changed fold anew beside the old form, then swaps', async () => {
    const store = await storeOf(put('a', 'hall'));
    await runAndCatchUp(store);
    await stopped();
    const changed: DocumentProjection = {
      ...PARCELS,
      fold: () => ({ place: 'changed', also: '', weight: 0, moves: 0 }),
    };
    await runAndCatchUp(store, { projections: [changed] });
    expect(await models.active('parcel')).toEqual({ name: 'parcel', version: 1, build: 1 });
    expect(await document('a')).toMatchObject({ place: 'changed' });
    await expect(models.seen(PARCELS)).rejects.toThrow('not declared');
  });

  it('finds a changed helper of the fold by what it makes of a fixed history', async () => {
    const store = await storeOf(put('a', 'hall'));
    const corpus = [{ ...(await store.at(1))! }];
    let place = 'one';
    const projection: DocumentProjection = { ...PARCELS, fold: () => ({ place, also: '', weight: 0, moves: 0 }) };
    await runAndCatchUp(store, { projections: [projection], corpus });
    await stopped();
    place = 'two';
    await expect(run(store, { projections: [projection], corpus, onChangedCode: 'refuse' })).rejects.toThrow(
      ChangedFold,
    );
    await runAndCatchUp(store, { projections: [projection], corpus });
    expect(await document('a')).toMatchObject({ place: 'two' });
  });

  it('builds another version beside the old one, then swaps', async () => {
    const store = await storeOf(put('a', 'hall'));
    await runAndCatchUp(store);
    await stopped();
    await runAndCatchUp(store, { projections: [{ ...PARCELS, version: 2 }] });
    expect(await models.active('parcel')).toEqual({ name: 'parcel', version: 2 });
    expect(await document('a')).toMatchObject({ place: 'hall' });
  });

  it('rebuilds a running projection while events go on arriving, without losing one', async () => {
    const store = await storeOf(...Array.from({ length: 40 }, (_, i) => put(`p${i}`, 'hall')));
    const told: Saved[] = [];
    const begun = await runAndCatchUp(store, { onSaved: (saved) => told.push(saved), batchSize: 5 });
    const rebuilt = begun.rebuild('parcel');
    for (let i = 40; i < 60; i++) await tell(store, put(`p${i}`, 'yard'));
    expect(await rebuilt).toMatchObject({ projection: 'parcel', version: 1 });
    await begun.waitFor('parcel', 60, 5000);
    await begun.rebuild('parcel');
    expect((await dump(models)).seen).toMatchObject({ count: 60, position: 60 });
    expect((await dump(models)).documents).toHaveLength(60);
    expect(told.filter(({ prev }) => prev === -1)).toHaveLength(2);
    for (const [i, { prev, n }] of told.slice(1).entries()) {
      expect(n).toBeGreaterThan(told[i]!.n);
      expect([told[i]!.n, -1]).toContain(prev);
    }
  });

  it('stops when another runner saved first, and writes nothing more', async () => {
    const store = await storeOf(put('a', 'hall'));
    const [one, other] = [await runAndCatchUp(store), await runAndCatchUp(store)];
    await tell(store, put('b', 'yard'));
    await Promise.all([one.waitFor('parcel', 2, 5000), other.waitFor('parcel', 2, 1)]);
    await tell(store, put('c', 'yard'));
    await one.waitFor('parcel', 3, 5000);
    const states = [...(await one.status()), ...(await other.status())].map(({ state }) => state).sort();
    expect(states).toEqual(['live', 'stopped']);
    expect((await dump(models)).seen).toMatchObject({ count: 3 });
  });

  it('answers how far it is when the wait is over', async () => {
    const begun = await runAndCatchUp(await storeOf(put('a', 'hall')));
    expect(await begun.waitFor('parcel', 9, 10)).toBe(1);
    await expect(begun.waitFor('none', 1, 1)).rejects.toThrow('none');
  });
});
