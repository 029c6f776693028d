import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { ReadModels } from '@tongjian/read-models';
import { Death, describeOnMongo } from '@tongjian/testing';
import { unparkAlone } from '../../src/index.js';
import { prepare } from '../../src/run/prepare.js';
import { dump, torn } from '../dump.js';
import { PARCELS } from '../parcels.js';
import { eventsOf, storeOf } from '../store.js';
import { Scene, upTo, whole } from './scene.js';
import { STORY } from './story.js';

jest.setTimeout(600_000);

/**
 * A process dies before or after a write, at every `stride`-th place from `first` on: each place is a process, the one
 * that takes over, and everything held against an undisturbed one.
 */
export const describeCrashes = (stride: number, first: number) =>
  describeOnMongo(`a process that dies around any single write to MongoDB (${placesOf(stride, first)})`, () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await Scene.open();
    });
    afterAll(() => scene.close());

    /** Saves the first events, then as one save the others, by a process that dies; another one does the rest. */
    const dieAt = async (dies: number, begun: number, stepBytes: number | undefined, events: LoggedEvent[]) => {
      const models = await scene.fresh(stepBytes);
      if (begun > 0) await (await prepare(PARCELS, { models, pendingLimit: 100 })).target.take(upTo(events, begun));
      const { process, models: mortal } = scene.mortal(stepBytes);
      const { target } = await prepare(PARCELS, { models: mortal, pendingLimit: 100 });
      process.writes = 0;
      process.dies = dies;
      const error = await target.take(upTo(events, events.length));
      const ended = process.writes;
      // What a reader gets meanwhile says how far any of it may be.
      const { at } = await models.find(PARCELS, { limit: 10 });
      expect([at.position, at.to ?? at.position]).toEqual(
        error ? [expect.any(Number), expect.any(Number)] : [events.length, events.length],
      );
      for (const end of [2, 5, events.length]) {
        const next = await prepare(PARCELS, { models, pendingLimit: 100 });
        expect(await torn(models, PARCELS)).toEqual([]);
        expect(await next.target.take(upTo(events, end))).toBeUndefined();
        expect(await torn(models, PARCELS)).toEqual([]);
      }
      return { error, ended, found: await dump(models) };
    };

    it.each([
      ['in the first save of a form', 0, undefined],
      ['in a save of one step', 3, undefined],
      ['in a save of several steps', 3, 1],
    ])('%s leaves nothing that the next one does not finish or do again', async (_, begun, stepBytes) => {
      const events = await eventsOf(await storeOf(...STORY));
      const expected = await whole(events);
      const places: number[] = [];
      for (let dies = first; ; dies += stride) {
        const { error, ended, found } = await dieAt(dies, begun, stepBytes, events);
        expect(found).toEqual(expected);
        if (!error) break;
        expect(error).toBeInstanceOf(Death);
        places.push(ended);
      }
      expect(places.length * stride).toBeGreaterThan(20);
    });

    it.each([
      ['one step', undefined],
      ['several steps', 1],
    ])('5: parks and drains, in %s, to what never failed', async (_, stepBytes) => {
      // The same fold by text, so that mending it needs no other form.
      const faults = { on: true };
      const projection: DocumentProjection = {
        ...PARCELS,
        fold: (document, event, key) => {
          if (faults.on && key !== 'b' && event.index > 3) throw new Error('cannot be taken');
          return PARCELS.fold(document, event, key);
        },
      };
      const store = await storeOf(...STORY);
      const events = await eventsOf(store);
      const { seen: __, ...expected } = await whole(events);
      const settings = (models: ReadModels) => ({ models, pendingLimit: 100 });
      let deaths = 0;
      for (let dies = first, died = true; died; dies += stride) {
        const models = await scene.fresh(stepBytes);
        faults.on = true;
        await (await prepare(projection, settings(models))).target.take(upTo(events, 3));
        const { process, models: mortal } = scene.mortal(stepBytes);
        const { target } = await prepare(projection, settings(mortal));
        process.writes = 0;
        process.dies = dies;
        died = (await target.take(upTo(events, events.length))) !== undefined;
        // Whoever comes next parks the rest; then the fold is mended, and who drains dies too.
        await (await prepare(projection, settings(models))).target.take(upTo(events, events.length));
        expect((await models.parked(PARCELS)).items.map(({ key }) => key)).toEqual(['a', 'c']);
        faults.on = false;
        const drainer = scene.mortal(stepBytes);
        drainer.process.dies = 2 * 1 + dies;
        const keys = ['a', 'c'];
        const drained = await unparkAlone(projection, keys, { store, models: drainer.models }).catch(() => undefined);
        if (drained === undefined) deaths++;
        died ||= drained === undefined;
        await unparkAlone(projection, keys, { store, models });
        const { seen, ...found } = await dump(models);
        expect(found).toEqual(expected);
        expect(seen).toMatchObject({ position: events.length });
        expect(await torn(models, PARCELS)).toEqual([]);
      }
      expect(deaths * stride).toBeGreaterThan(10);
    });
  });

const placesOf = (stride: number, first: number) =>
  stride === 1 ? 'every place' : `every ${stride}th place from ${first}`;
