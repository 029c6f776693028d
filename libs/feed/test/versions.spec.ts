import { EventStore } from '@tongjian/event-store';
import { DocumentProjection } from '@tongjian/kernel';
import { openMemoryReadModels, ReadModels } from '@tongjian/read-models';
import { Mended, NotProven, runProjections, RunningProjections, RunOptions, Saved, verifyDeep } from '../src/index.js';
import { dump } from './dump.js';
import { PARCELS, put } from './parcels.js';
import { storeOf, tell } from './store.js';

let stop: AbortController;
let models: ReadModels;
let run: RunningProjections | undefined;
beforeEach(() => {
  stop = new AbortController();
  models = openMemoryReadModels();
});
afterEach(() => stopped());

async function start(store: EventStore, more: Partial<RunOptions> = {}): Promise<RunningProjections> {
  run = await runProjections({ store, models, projections: [PARCELS], signal: stop.signal, ...more });
  return run;
}
const stopped = async () => {
  stop.abort();
  await run?.ended;
  stop = new AbortController();
};

/** Parcels by another meaning: every place has another name. */
const SECOND: DocumentProjection = {
  ...PARCELS,
  version: 2,
  fold: (document, event, key) => {
    const parcel = PARCELS.fold(document, event, key);
    return parcel && { ...parcel, second: true };
  },
};

/** Read models whose reads for verification wait for a sign. */
function slowToVerify(of: ReadModels): { models: ReadModels; verifying: Promise<void>; goOn: () => void } {
  let goOn: () => void = () => undefined;
  let begun: () => void = () => undefined;
  const sign = new Promise<void>((resolve) => (goOn = resolve));
  const verifying = new Promise<void>((resolve) => (begun = resolve));
  const scan: ReadModels['scan'] = async function* (...args) {
    begun();
    await sign;
    yield* of.scan(...args);
  };
  const slow = new Proxy(of, {
    get: (target, name) => {
      if (name === 'scan') return scan;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { models: slow, verifying, goOn };
}

describe('a new version of a read model', () => {
  it('is built beside the old, which goes on by its own fold until the new one is proven and swapped in', async () => {
    const store = await storeOf(...Array.from({ length: 20 }, (_, i) => put(`p${i}`, 'hall')));
    await start(store);
    await run!.caughtUp;
    await stopped();
    const slow = slowToVerify(models);
    const told: Saved[] = [];
    await start(store, {
      ...{ models: slow.models, projections: [SECOND], former: [PARCELS] },
      onSaved: (saved) => told.push(saved),
    });
    await slow.verifying;
    expect((await run!.status())[0]).toMatchObject({ state: 'building', version: 2 });
    for (let i = 0; i < 5; i++) await tell(store, put(`q${i}`, 'yard'));
    expect(await run!.waitFor('parcel', 25, 5000)).toBe(25);
    // Readers still use the old form, and it is up to date.
    expect(await models.active('parcel')).toEqual({ name: 'parcel', version: 1 });
    expect((await models.load(PARCELS, ['q4'])).get('q4')?.document).toEqual({
      ...{ place: 'yard', also: '', weight: 1, moves: 1 },
    });
    slow.goOn();
    await run!.caughtUp;
    expect(await models.active('parcel')).toEqual({ name: 'parcel', version: 2 });
    expect((await models.load(SECOND, ['q4'])).get('q4')?.document).toMatchObject({ second: true });
    expect(told.filter(({ prev }) => prev === -1)).toHaveLength(1);
    expect(told.map(({ ref }) => ref.version)).toEqual([...told.slice(1).map(() => 1), 2]);
    await tell(store, put('r', 'yard'));
    await run!.waitFor('parcel', 26, 5000);
    expect(await verifyDeep({ store, models, projection: SECOND })).toMatchObject({ ok: true, events: 26 });
    await expect(models.seen(PARCELS)).rejects.toThrow('not declared');
  });

  it('does not take the place of the old where it is not what the log gives', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'hall'));
    await start(store);
    await run!.caughtUp;
    await stopped();
    const faults: unknown[] = [];
    let once = 0;
    // A fold that is no function of its events: every reading gives something else.
    const fickle: DocumentProjection = { ...SECOND, fold: () => ({ ...NOTHING, weight: once++ }) };
    await start(store, { projections: [fickle], former: [PARCELS], onFault: (_, error) => faults.push(error) });
    await run!.caughtUp;
    expect(faults).toMatchObject([expect.any(NotProven)]);
    expect((await run!.status())[0]).toMatchObject({ state: 'stopped' });
    expect(await models.active('parcel')).toEqual({ name: 'parcel', version: 1 });
  });

  const NOTHING = { place: '', also: '', weight: 0, moves: 0 };
});

describe('a mended fold', () => {
  /** The same meaning in other words; it takes what the fold before it could not. */
  const words: DocumentProjection = {
    ...PARCELS,
    fold: (document, event, key) => {
      const mended = PARCELS.fold(document, event, key);
      return mended;
    },
  };
  const failing: DocumentProjection = {
    ...PARCELS,
    fold: (document, event, key) => {
      if (event.data['place'] === 'cursed') throw new Error('no such place');
      return PARCELS.fold(document, event, key);
    },
  };

  it('keeps the form where it gives all that is not parked, and takes what was parked', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'cursed'), put('c', 'yard'));
    await start(store, { projections: [failing] });
    await run!.caughtUp;
    await stopped();
    const before = (await models.seen(PARCELS))!;
    const mended: Mended[] = [];
    await tell(store, put('d', 'yard'));
    await start(store, { projections: [words], onChangedCode: 'mend', onMended: (one) => mended.push(one) });
    await run!.caughtUp;
    const now = (await models.seen(PARCELS))!;
    expect(now).toMatchObject({ count: 4, position: 4 });
    expect(now.code).not.toBe(before.code);
    expect(mended).toEqual([{ projection: 'parcel', version: 1, position: 3, from: before.code, to: now.code }]);
    expect(await models.active('parcel')).toEqual({ name: 'parcel', version: 1 });
    expect(await run!.unpark('parcel', ['b'])).toMatchObject([{ kind: 'unparked', from: 2, to: 4, events: 1 }]);
    expect((await dump(models)).documents.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('builds the form anew where it gives anything else', async () => {
    const store = await storeOf(put('a', 'hall'), put('c', 'yard'));
    await start(store);
    await run!.caughtUp;
    await stopped();
    const changed: DocumentProjection = {
      ...PARCELS,
      fold: (document, event, key) => {
        const parcel = PARCELS.fold(document, event, key);
        return parcel && { ...parcel, weight: 7 };
      },
    };
    const mended: Mended[] = [];
    await start(store, { projections: [changed], onChangedCode: 'mend', onMended: (one) => mended.push(one) });
    await run!.caughtUp;
    expect(mended).toEqual([]);
    expect(await models.active('parcel')).toEqual({ name: 'parcel', version: 1, build: 1 });
    expect(await verifyDeep({ store, models, projection: changed })).toMatchObject({ ok: true });
  });
});
