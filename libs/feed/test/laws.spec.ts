import fc from 'fast-check';
import { LoggedEvent } from '@tongjian/kernel';
import { openMemoryReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { rebuildAll } from '../src/index.js';
import { prepare } from '../src/run/prepare.js';
import { dump, torn } from './dump.js';
import { histories, PARCELS } from './parcels.js';
import { eventsOf, storeOf } from './store.js';

const ADAPTERS: [string, () => Promise<ReadModels>][] = [
  ['memory', async () => openMemoryReadModels()],
  ['sqlite', () => openSqliteReadModels({ path: ':memory:' })],
];
const runs = { numRuns: 120 };

/** How the feed behaves once: from where it delivers again, how much, whether it says that it caught up. */
interface Delivery {
  readonly back: number;
  readonly take: number;
  readonly caughtUp: boolean;
  readonly restart: boolean;
  readonly crash?: 'before' | 'after' | undefined;
}
const delivery: fc.Arbitrary<Delivery> = fc.record({
  back: fc.nat(5),
  take: fc.integer({ min: 1, max: 7 }),
  caughtUp: fc.boolean(),
  restart: fc.boolean(),
});
const crashing: fc.Arbitrary<Delivery> = fc.record({
  back: fc.nat(5),
  take: fc.integer({ min: 1, max: 7 }),
  caughtUp: fc.boolean(),
  restart: fc.boolean(),
  crash: fc.constantFrom(undefined, 'before', 'after'),
});

class Crash extends Error {}

/** Read models whose process dies once, right before or right after the next save. */
function dying(models: ReadModels, when: () => Delivery['crash']): ReadModels {
  const save: ReadModels['save'] = async (...args) => {
    const crash = when();
    if (crash === 'before') throw new Crash();
    const saved = await models.save(...args);
    if (crash === 'after') throw new Crash();
    return saved;
  };
  return new Proxy(models, {
    get: (of, name) => {
      if (name === 'save') return save;
      const value: unknown = Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

/** Delivers a log as the deliveries say, again and again until its end; `each` looks after every step. */
async function deliver(
  models: ReadModels,
  events: readonly LoggedEvent[],
  deliveries: readonly Delivery[],
  each: () => Promise<void> = async () => undefined,
): Promise<void> {
  let crash: Delivery['crash'];
  const settings = { models: dying(models, () => crash), pendingLimit: 4 };
  let { target } = await prepare(PARCELS, settings);
  let at = target.index;
  const head = events.length;
  for (let i = 0; at < head || i < deliveries.length; i++) {
    const step = deliveries[i] ?? { back: 0, take: head, caughtUp: true, restart: false };
    crash = step.crash;
    if (step.restart) ({ target } = await prepare(PARCELS, settings));
    const from = Math.max(0, Math.min(at, target.index) - step.back);
    const end = Math.min(head, Math.max(from + step.take, step.restart ? 0 : Math.min(at + 1, head)));
    const through = { position: String(end), index: end };
    const batch = { events: events.slice(from, end), through, caughtUp: step.caughtUp || end === head };
    const error = await target.take(batch);
    if (error && !(error instanceof Crash)) throw error;
    crash = undefined;
    if (error) ({ target } = await prepare(PARCELS, settings));
    at = error ? target.index : end;
    await each();
  }
  await target.save();
}

describe.each(ADAPTERS)('the laws of projections on %s', (_, open) => {
  it('1: any split of the feed with any redelivery gives the same read model', async () => {
    await fc.assert(
      fc.asyncProperty(histories(30), fc.array(delivery, { maxLength: 12 }), async (told, deliveries) => {
        const events = await eventsOf(await storeOf(...told));
        const [whole, split] = [await open(), await open()];
        await deliver(whole, events, []);
        await deliver(split, events, deliveries);
        expect(await dump(split)).toEqual(await dump(whole));
        await Promise.all([whole.close(), split.close()]);
      }),
      runs,
    );
  });

  it('2: each cell is the sum of its contributions at every save, also after a crash around any of them', async () => {
    await fc.assert(
      fc.asyncProperty(histories(30), fc.array(crashing, { maxLength: 12 }), async (told, deliveries) => {
        const events = await eventsOf(await storeOf(...told));
        const [whole, crashed] = [await open(), await open()];
        await deliver(whole, events, []);
        await deliver(crashed, events, deliveries, async () => expect(await torn(crashed, PARCELS)).toEqual([]));
        expect(await dump(crashed)).toEqual(await dump(whole));
        await Promise.all([whole.close(), crashed.close()]);
      }),
      runs,
    );
  });

  it('3: rebuilt equals grown', async () => {
    await fc.assert(
      fc.asyncProperty(histories(30), fc.array(delivery, { maxLength: 12 }), async (told, deliveries) => {
        const store = await storeOf(...told);
        const models = await open();
        await deliver(models, await eventsOf(store), deliveries);
        const grown = await dump(models);
        await rebuildAll([PARCELS], { store, models, batchSize: 3, pendingLimit: 2 });
        expect(await models.active('parcel')).toMatchObject({ build: 1 });
        expect(await dump(models)).toEqual(grown);
        await models.close();
      }),
      runs,
    );
  });

  it('7: the difference of two moments by deltas is the difference of their totals', async () => {
    await fc.assert(
      fc.asyncProperty(histories(30), fc.nat(30), fc.nat(30), async (told, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const models = await open();
        await deliver(models, await eventsOf(await storeOf(...told)), []);
        const totals = async (asOf: number) => {
          const { items } = await models.cells(PARCELS, { rollup: 'load', asOf });
          return new Map(items.map(({ cell, measures, documents }) => [cell['place']!, { ...measures, documents }]));
        };
        const expected = await totals(to);
        const sum: Map<string, Record<string, number>> = new Map(await totals(from));
        for (const { cell, measures, documents } of await models.deltas(PARCELS, {
          ...{ rollup: 'load', after: from, to, limit: 1000 },
        })) {
          const known = sum.get(cell['place']!) ?? {};
          const changed = Object.entries({ ...measures, documents }).map(([n, v]) => [n, (known[n] ?? 0) + v]);
          sum.set(cell['place']!, Object.fromEntries(changed));
        }
        for (const [place, total] of sum) if (total['documents'] === 0) sum.delete(place);
        expect(sum).toEqual(expected);
        await models.close();
      }),
      runs,
    );
  });
});
