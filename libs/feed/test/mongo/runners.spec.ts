import { describeOnMongo } from '@tongjian/testing';
import { MongoServer, openMemoryReadModels } from '@tongjian/read-models';
import { Overtaken, RunOptions, runProjections, verifyDeep, verifyReadModels } from '../../src/index.js';
import { fresh, prepare } from '../../src/run/prepare.js';
import { deliver } from '../delivery.js';
import { dump, torn } from '../dump.js';
import { PARCELS } from '../parcels.js';
import { eventsOf, storeOf, tell } from '../store.js';
import { Scene, upTo, whole } from './scene.js';
import { STORY } from './story.js';

jest.setTimeout(240_000);

/** Holds a process before its `number`-th write, until it is let go. */
function hold(process: { before: () => Promise<void>; writes: number }, number: number) {
  let go: () => void = () => undefined;
  let reached: () => void = () => undefined;
  const standing = new Promise<void>((resolve) => (reached = resolve));
  const released = new Promise<void>((resolve) => (go = resolve));
  process.writes = 0;
  process.before = async () => {
    if (process.writes !== number + 1) return;
    reached();
    await released;
  };
  return { standing, go };
}

const interposing =
  (own: Partial<MongoServer>) =>
  (of: MongoServer, name: string): unknown => {
    const value: unknown = Reflect.get(own, name) ?? Reflect.get(of, name);
    return typeof value === 'function' ? value.bind(of) : value;
  };

describeOnMongo('several processes on MongoDB', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.close());

  it.each([
    ['one step', undefined],
    ['several steps', 1],
  ])('6: what a slow old runner writes late, in %s, lands nowhere', async (_, stepBytes) => {
    const events = await eventsOf(await storeOf(...STORY));
    const expected = await whole(events);
    for (let number = 0, done = false; !done; number++) {
      const models = await scene.fresh(stepBytes);
      await (await prepare(PARCELS, { models, pendingLimit: 100 })).target.take(upTo(events, 3));
      const { process, models: slowly } = scene.mortal(stepBytes);
      const slow = (await prepare(PARCELS, { models: slowly, pendingLimit: 100 })).target;
      const { standing, go } = hold(process, number);
      const late = slow.take(upTo(events, 6));
      done = await Promise.race([standing.then(() => false), late.then(() => true)]);
      // Another one takes over, finishes what it finds, and goes on further than the slow one wanted.
      const { target } = await prepare(PARCELS, { models, pendingLimit: 100 });
      expect(await target.take(upTo(events, 5))).toBeUndefined();
      expect(await target.take(upTo(events, events.length))).toBeUndefined();
      go();
      const error = await late;
      if (!done && error !== undefined) expect(error).toBeInstanceOf(Overtaken);
      // It may have been finished by the other; then it learns at its next save.
      if (error === undefined) expect(await slow.take(upTo(events, 7))).toBeInstanceOf(Overtaken);
      expect(await dump(models)).toEqual(expected);
      expect(await torn(models, PARCELS)).toEqual([]);
    }
  });

  it('6: a runner whose form was built anew under it writes into no living form', async () => {
    const events = await eventsOf(await storeOf(...STORY));
    const expected = await whole(events);
    for (let number = 0, done = false; !done; number++) {
      const models = await scene.fresh();
      const { process, models: slowly } = scene.mortal();
      const old = { name: 'parcel', version: 2 };
      const building = await fresh(PARCELS, old, { models: slowly, pendingLimit: 100 });
      const { standing, go } = hold(process, number);
      const late = building.take(upTo(events, 6));
      done = await Promise.race([standing.then(() => false), late.then(() => true)]);
      const again = await fresh(PARCELS, old, { models, pendingLimit: 100 });
      expect(await again.take(upTo(events, 2))).toBeUndefined();
      go();
      await late;
      expect(await again.take(upTo(events, events.length))).toBeUndefined();
      await models.swap(undefined, PARCELS);
      expect(await dump(models)).toEqual(expected);
    }
  });

  it('8: what a reader gets between saves is a state that existed, or says how far any of it may be', async () => {
    const events = await eventsOf(await storeOf(...STORY, ...STORY, ...STORY, ...STORY));
    const states = openMemoryReadModels();
    await deliver(states, events, []);
    const asOf = (position: number) => states.cells(PARCELS, { rollup: 'load', asOf: position });
    const models = await scene.fresh();
    const { target } = await prepare(PARCELS, { models, pendingLimit: 100 });
    let writing = true;
    const writer = (async () => {
      for (let end = 1; end <= events.length; end++) await target.take(upTo(events, end));
      writing = false;
    })();
    let exact = 0;
    while (writing) {
      for (const groupBy of [undefined, ['place']]) {
        const query = { rollup: 'load', ...(groupBy ? { groupBy } : {}) };
        const { items, at } = await models.cells(PARCELS, query);
        if (at.to !== undefined) {
          expect(at.to).toBeGreaterThan(at.position);
          continue;
        }
        exact++;
        const then = (await asOf(at.position)).items;
        expect(items).toEqual(then);
      }
    }
    await writer;
    expect(exact).toBeGreaterThan(0);
    expect((await models.cells(PARCELS, { rollup: 'load' })).at.to).toBeUndefined();
  });

  it('8: a reader reads again when a save came between its figures and the proof, and at last says up to where', async () => {
    const events = await eventsOf(await storeOf(...STORY));
    const models = await scene.fresh();
    const { target } = await prepare(PARCELS, { models, pendingLimit: 100 });
    await target.take(upTo(events, 1));
    let saves = 0;
    const aggregate: MongoServer['aggregate'] = async (...args) => {
      const found = await scene.server.aggregate(...args);
      if (saves-- > 0) await target.take(upTo(events, target.index + 1));
      return found;
    };
    const reader = scene.models(undefined, new Proxy(scene.server, { get: interposing({ aggregate }) }));
    const query = { rollup: 'load', groupBy: ['place'] };
    saves = 1;
    expect(await reader.cells(PARCELS, query)).toEqual({
      ...(await models.cells(PARCELS, query)),
      at: { projection: 'parcel', version: 1, position: 2, n: 2 },
    });
    saves = 5;
    const { at } = await reader.cells(PARCELS, query);
    expect(at).toMatchObject({ position: 6, to: 7 });
  });

  it('verifying beside a runner that never rests raises no alarm', async () => {
    const store = await storeOf(...Array.from({ length: 12 }, () => STORY).flat());
    const events = await eventsOf(store);
    const models = await scene.fresh();
    const { target } = await prepare(PARCELS, { models, pendingLimit: 100 });
    let writing = true;
    const writer = (async () => {
      for (let end = 1; end <= events.length; end++) await target.take(upTo(events, end));
      writing = false;
    })();
    let passes = 0;
    while (writing) {
      const [plain] = await verifyReadModels({ store, models, projections: [PARCELS] });
      const deep = await verifyDeep({ store, models, projection: PARCELS });
      expect([plain!.findings, deep.findings]).toEqual([[], []]);
      passes++;
    }
    await writer;
    expect(passes).toBeGreaterThan(1);
    const { ok, position } = await verifyDeep({ store, models, projection: PARCELS });
    expect({ ok, position }).toEqual({ ok: true, position: events.length });
  });

  it('listing all documents ends when the save that is being written has its proof', async () => {
    const events = await eventsOf(await storeOf(...STORY));
    const models = await scene.fresh();
    await (await prepare(PARCELS, { models, pendingLimit: 100 })).target.take(upTo(events, 3));
    const { process, models: slowly } = scene.mortal();
    const { target } = await prepare(PARCELS, { models: slowly, pendingLimit: 100 });
    const { standing, go } = hold(process, 4);
    const save = target.take(upTo(events, events.length));
    await standing;
    setTimeout(go, 30);
    let latest = 0;
    for await (const batch of models.scan(PARCELS)) latest = Math.max(latest, ...batch.map(({ at }) => at.n));
    expect(latest).toBe(2);
    expect((await models.seen(PARCELS))!.n).toBe(2);
    await save;
  });

  it('a store that is found empty is filled again without a hand, at start and under way', async () => {
    const store = await storeOf(...STORY);
    const expected = await whole(await eventsOf(store));
    const models = await scene.fresh();
    const start = async (more: Partial<RunOptions> = {}) => {
      const stop = new AbortController();
      const run = await runProjections({ store, models, projections: [PARCELS], signal: stop.signal, ...more });
      await run.caughtUp;
      return { run, stop: () => (stop.abort(), run.ended) };
    };
    await (await start()).stop();
    await scene.fresh();
    let renew: () => Promise<void> = async () => undefined;
    const lease = {
      holder: 'one',
      ms: 60_000,
      every: (again: () => Promise<void>) => ((renew = again), () => undefined),
    };
    const again = await start({ lease });
    expect(await dump(models)).toEqual(expected);
    // Emptied under a running process: it learns by its next save, and begins anew.
    await scene.fresh();
    await tell(store, { stream: 'parcel-a', type: 'Lost', data: { id: 'a' } });
    while (
      (await models.active('parcel')) === undefined ||
      (await models.seen(PARCELS))?.position !== STORY.length + 1
    ) {
      await renew();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await again.stop();
    expect(await dump(models)).toEqual(await whole(await eventsOf(store)));
  });

  it('8: a reader of a save that a dead process left half written says so', async () => {
    const events = await eventsOf(await storeOf(...STORY));
    const models = await scene.fresh();
    await (await prepare(PARCELS, { models, pendingLimit: 100 })).target.take(upTo(events, 3));
    const { process, models: dying } = scene.mortal();
    const { target } = await prepare(PARCELS, { models: dying, pendingLimit: 100 });
    process.writes = 0;
    process.dies = 4;
    await target.take(upTo(events, events.length));
    expect((await models.find(PARCELS, { limit: 1 })).at).toMatchObject({ position: 3, to: events.length });
    await prepare(PARCELS, { models, pendingLimit: 100 });
    expect((await models.find(PARCELS, { limit: 1 })).at).toEqual({
      ...{ projection: 'parcel', version: 1, position: events.length, n: 2 },
    });
  });
});
