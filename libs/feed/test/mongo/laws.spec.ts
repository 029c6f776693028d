import { describeOnMongo } from '@tongjian/testing';
import fc from 'fast-check';
import { rebuildAll } from '../../src/index.js';
import { crashing, deliver, delivery } from '../delivery.js';
import { dump, torn } from '../dump.js';
import { histories, PARCELS } from '../parcels.js';
import { eventsOf, storeOf } from '../store.js';
import { Scene, whole } from './scene.js';

const runs = { numRuns: 20 };
jest.setTimeout(240_000);

describeOnMongo('the laws of projections on MongoDB', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.close());

  it('1: any split of the feed with any redelivery gives the same read model', async () => {
    await fc.assert(
      fc.asyncProperty(histories(25), fc.array(delivery, { maxLength: 8 }), async (told, deliveries) => {
        const events = await eventsOf(await storeOf(...told));
        const models = await scene.fresh();
        await deliver(models, events, deliveries);
        expect(await dump(models)).toEqual(await whole(events));
      }),
      runs,
    );
  });

  it('2: each cell is the sum of its contributions at every save, also after a crash around any of them', async () => {
    await fc.assert(
      fc.asyncProperty(histories(25), fc.array(crashing, { maxLength: 8 }), async (told, deliveries) => {
        const events = await eventsOf(await storeOf(...told));
        const models = await scene.fresh();
        await deliver(models, events, deliveries, async () => expect(await torn(models, PARCELS)).toEqual([]));
        expect(await dump(models)).toEqual(await whole(events));
      }),
      runs,
    );
  });

  it('3: rebuilt equals grown', async () => {
    await fc.assert(
      fc.asyncProperty(histories(25), fc.array(delivery, { maxLength: 8 }), async (told, deliveries) => {
        const store = await storeOf(...told);
        const models = await scene.fresh();
        await deliver(models, await eventsOf(store), deliveries);
        const grown = await dump(models);
        await rebuildAll([PARCELS], { store, models, batchSize: 3, pendingLimit: 2 });
        expect(await models.active('parcel')).toMatchObject({ build: 1 });
        expect(await dump(models)).toEqual(grown);
      }),
      runs,
    );
  });
});
