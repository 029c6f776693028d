import fc from 'fast-check';
import { openMemoryReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { rebuildAll } from '../src/index.js';
import { crashing, deliver, delivery } from './delivery.js';
import { dump, torn } from './dump.js';
import { histories, PARCELS } from './parcels.js';
import { eventsOf, storeOf } from './store.js';

const ADAPTERS: [string, () => Promise<ReadModels>][] = [
  ['memory', async () => openMemoryReadModels()],
  ['sqlite', () => openSqliteReadModels({ path: ':memory:' })],
];
const runs = { numRuns: 120 };

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
