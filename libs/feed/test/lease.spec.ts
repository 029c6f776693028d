import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore } from '@tongjian/event-store';
import { DocumentProjection } from '@tongjian/kernel';
import { openMemoryReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { Overtaken, runProjections, RunningProjections, RunOptions, verifyDeep } from '../src/index.js';
import { prepare } from '../src/run/prepare.js';
import { dump } from './dump.js';
import { PARCELS, put } from './parcels.js';
import { eventsOf, storeOf, tell } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'tongjian-leases-'));
afterAll(() => rmSync(folder, { recursive: true }));
let file = 0;
let now = 0;
const clock = () => now;

/** Two processes' views of one store of read models. */
const PAIRS: [string, () => Promise<readonly [ReadModels, ReadModels]>][] = [
  [
    'memory',
    async () => {
      const models = openMemoryReadModels({ clock });
      return [models, models];
    },
  ],
  [
    'one sqlite file',
    async () => {
      const path = join(folder, `views-${file++}.sqlite`);
      return [await openSqliteReadModels({ path, clock }), await openSqliteReadModels({ path, clock })];
    },
  ],
];

const SECOND: DocumentProjection = { ...PARCELS, name: 'other' };

/** Read models of a process that can be stopped in the middle of a save, as SIGSTOP does. */
function freezable(of: ReadModels) {
  let frozen = Promise.resolve();
  let wake: () => void = () => undefined;
  const save: ReadModels['save'] = async (...args) => {
    await frozen;
    return of.save(...args);
  };
  const models = new Proxy(of, {
    get: (target, name) => {
      if (name === 'save') return save;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const freeze = () => (frozen = new Promise<void>((resolve) => (wake = resolve)));
  return { models, freeze, wake: () => wake() };
}

/** A process that runs its part of the projections; its timer is turned by hand. */
class Process {
  readonly stop = new AbortController();
  readonly faults: unknown[] = [];
  private renewing: () => Promise<void> = async () => undefined;
  private constructor(readonly name: string) {}
  run!: RunningProjections;

  static async start(name: string, store: EventStore, models: ReadModels, more: Partial<RunOptions> = {}) {
    const process = new Process(name);
    process.run = await runProjections({
      ...{ store, models, projections: [PARCELS, SECOND], signal: process.stop.signal },
      onFault: (_, error) => process.faults.push(error),
      lease: {
        ...{ holder: name, ms: 100 },
        every: (renew) => {
          process.renewing = renew;
          return () => undefined;
        },
      },
      ...more,
    });
    await process.run.caughtUp;
    return process;
  }

  renew = () => this.renewing();

  /** Resolves when so many faults were told. */
  async faultsAre(count: number): Promise<void> {
    while (this.faults.length < count) await new Promise((resolve) => setImmediate(resolve));
  }

  async states() {
    return Object.fromEntries((await this.run.status()).map(({ projection, state }) => [projection, state]));
  }

  async end() {
    this.stop.abort();
    await this.run.ended;
  }
}

describe.each(PAIRS)('processes that share projections on %s', (_, open) => {
  it('have one owner per projection; the others stand by and see how far it is', async () => {
    const store = await storeOf(put('a', 'hall'));
    const [ours, theirs] = await open();
    await ours.lease('projection other', 'two', 100);
    const one = await Process.start('one', store, ours);
    const two = await Process.start('two', store, theirs);
    expect(await one.states()).toEqual({ parcel: 'live', other: 'standby' });
    expect(await two.states()).toEqual({ parcel: 'standby', other: 'live' });
    await tell(store, put('b', 'yard'));
    await one.run.waitFor('parcel', 2, 5000);
    await two.run.waitFor('other', 2, 5000);
    expect((await two.run.status()).map(({ position }) => position)).toEqual([2, 2]);
    await Promise.all([one.end(), two.end()]);
  });

  it('take over from an owner that died within the time of the lease, without losing an event', async () => {
    const store = await storeOf(put('a', 'hall'));
    const [ours, theirs] = await open();
    const { models: freezing, freeze, wake } = freezable(ours);
    const one = await Process.start('one', store, freezing);
    const two = await Process.start('two', store, theirs);
    // Process one is frozen in the middle of its work: it renews nothing, and its saves come late.
    freeze();
    now += 99;
    await two.renew();
    expect(await two.states()).toEqual({ parcel: 'standby', other: 'standby' });
    now += 1;
    await two.renew();
    await tell(store, put('b', 'yard'));
    await two.run.waitFor('parcel', 2, 5000);
    expect(await two.states()).toEqual({ parcel: 'live', other: 'live' });
    // Then one wakes: what it had folded is refused, and it stands by.
    wake();
    await one.faultsAre(2);
    expect(one.faults).toEqual([expect.any(Overtaken), expect.any(Overtaken)]);
    await one.renew();
    expect(await one.states()).toEqual({ parcel: 'standby', other: 'standby' });
    expect(await verifyDeep({ store, models: theirs, projection: PARCELS })).toMatchObject({ ok: true, events: 2 });
    await Promise.all([one.end(), two.end()]);
  });

  it('go on by themselves when their store was away, and are red until then', async () => {
    const store = await storeOf(put('a', 'hall'));
    const [ours] = await open();
    let away = false;
    const save: ReadModels['save'] = (...args) => (away ? Promise.reject(new Error('away')) : ours.save(...args));
    const models = new Proxy(ours, {
      get: (target, name) => {
        const value: unknown = name === 'save' ? save : Reflect.get(target, name);
        return typeof value === 'function' && name !== 'save' ? value.bind(target) : value;
      },
    });
    const one = await Process.start('one', store, models);
    away = true;
    await tell(store, put('b', 'yard'));
    await one.faultsAre(2);
    expect(await one.states()).toEqual({ parcel: 'stopped', other: 'stopped' });
    away = false;
    await one.renew();
    await one.run.waitFor('parcel', 2, 5000);
    await one.run.waitFor('other', 2, 5000);
    expect(await one.states()).toEqual({ parcel: 'live', other: 'live' });
    expect(await verifyDeep({ store, models: ours, projection: PARCELS })).toMatchObject({ ok: true, events: 2 });
    await one.end();
  });

  it('miss nothing where their read model was found empty while events went on arriving', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'yard'));
    const [ours] = await open();
    let between: (() => Promise<void>) | undefined;
    const declare: ReadModels['declare'] = async (...args) => {
      const now = between;
      between = undefined;
      await now?.();
      return ours.declare(...args);
    };
    const models = new Proxy(ours, {
      get: (target, name) => {
        const value: unknown = name === 'declare' ? declare : Reflect.get(target, name);
        return typeof value === 'function' && name !== 'declare' ? value.bind(target) : value;
      },
    });
    const one = await Process.start('one', store, models, { projections: [PARCELS] });
    await ours.drop(PARCELS);
    await tell(store, put('a', 'attic'));
    await one.faultsAre(1);
    // What was read before waits for its turn while the read model is begun again.
    between = async () => {
      await tell(store, put('c', 'hall'));
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    };
    await one.renew();
    await one.run.waitFor('parcel', 4, 5000);
    expect(await verifyDeep({ store, models: ours, projection: PARCELS })).toMatchObject({ ok: true, events: 4 });
    await one.end();
  });

  it('give their leases up when they end', async () => {
    const store = await storeOf(put('a', 'hall'));
    const [ours, theirs] = await open();
    const one = await Process.start('one', store, ours);
    const two = await Process.start('two', store, theirs);
    await one.end();
    await two.renew();
    await tell(store, put('b', 'yard'));
    await two.run.waitFor('parcel', 2, 5000);
    expect(await two.states()).toEqual({ parcel: 'live', other: 'live' });
    await two.end();
  });
});

describe.each(PAIRS)('6: two runners of one read model on %s', (_, open) => {
  const OLD: DocumentProjection = {
    ...PARCELS,
    fold: (document, event, key) => {
      const parcel = PARCELS.fold(document, event, key);
      return parcel && { ...parcel, by: 'old' };
    },
  };
  const MENDED: DocumentProjection = {
    ...PARCELS,
    fold: (document, event, key) => {
      const parcel = PARCELS.fold(document, event, key);
      return parcel && { ...parcel, by: 'mended' };
    },
  };
  const batch = (events: Awaited<ReturnType<typeof eventsOf>>, caughtUp: boolean) => ({
    ...{ events, through: { position: String(events.at(-1)!.index), index: events.at(-1)!.index }, caughtUp },
  });

  it('one works, the slow one learns at its first save, and nothing of it lands', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'hall'), put('a', 'yard', 3));
    const events = await eventsOf(store);
    const [ours, theirs] = await open();
    const { target: slow } = await prepare(PARCELS, { models: ours, pendingLimit: 100 });
    const { target: quick } = await prepare(PARCELS, { models: theirs, pendingLimit: 100 });
    // The slow one has folded, and sleeps before it saves.
    expect(await slow.take(batch(events.slice(0, 2), false))).toBeUndefined();
    expect(await quick.take(batch(events, true))).toBeUndefined();
    const before = await dump(theirs);
    expect(await slow.take(batch(events, true))).toBeInstanceOf(Overtaken);
    await expect(slow.save()).rejects.toThrow(Overtaken);
    expect(await dump(theirs)).toEqual(before);
  });

  it('mended code builds beside what old code still writes; the old runner learns that its form is gone', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'hall'));
    const [ours, theirs] = await open();
    const stops = [new AbortController(), new AbortController()] as const;
    const faults: unknown[] = [];
    const old = await runProjections({
      ...{ store, models: ours, projections: [OLD], signal: stops[0].signal },
      onFault: (_projection, error) => faults.push(error),
    });
    await old.caughtUp;
    const mended = await runProjections({ store, models: theirs, projections: [MENDED], signal: stops[1].signal });
    await mended.caughtUp;
    await tell(store, put('a', 'yard', 9));
    await mended.waitFor('parcel', 3, 5000);
    await old.waitFor('parcel', 3, 5000);
    expect(faults).toMatchObject([expect.any(Overtaken)]);
    const { documents, seen } = await dump(theirs);
    expect(documents.map(({ document }) => document!['by'])).toEqual(['mended', 'mended']);
    expect(seen).toMatchObject({ count: 3, position: 3 });
    expect(await verifyDeep({ store, models: theirs, projection: MENDED })).toMatchObject({ ok: true });
    for (const stop of stops) stop.abort();
    await Promise.all([old.ended, mended.ended]);
  });

  it('mended code that gives the same keeps the form; the old runner learns it at its first save', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'hall'));
    const [ours, theirs] = await open();
    const stops = [new AbortController(), new AbortController()] as const;
    const faults: unknown[] = [];
    const old = await runProjections({
      ...{ store, models: ours, projections: [OLD], signal: stops[0].signal },
      onFault: (_projection, error) => faults.push(error),
    });
    await old.caughtUp;
    const same: DocumentProjection = { ...OLD, fold: (document, event, key) => OLD.fold(document, event, key) };
    const mended = await runProjections({
      ...{ store, models: theirs, projections: [same], signal: stops[1].signal, onChangedCode: 'mend' },
    });
    await mended.caughtUp;
    expect(await theirs.active('parcel')).toEqual({ name: 'parcel', version: 1 });
    await tell(store, put('a', 'yard', 9));
    await mended.waitFor('parcel', 3, 5000);
    await old.waitFor('parcel', 3, 5000);
    expect(faults).toMatchObject([expect.any(Overtaken)]);
    expect(await verifyDeep({ store, models: theirs, projection: same })).toMatchObject({ ok: true, events: 3 });
    for (const stop of stops) stop.abort();
    await Promise.all([old.ended, mended.ended]);
  });
});
