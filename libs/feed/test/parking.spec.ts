import fc from 'fast-check';
import { DocumentProjection } from '@tongjian/kernel';
import { openMemoryReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { runProjections, RunningProjections, unparkAlone, verifyDeep, verifyReadModels } from '../src/index.js';
import { crashing, deliver, Delivery } from './delivery.js';
import { dump, torn } from './dump.js';
import { CURSED, histories, PARCELS, put } from './parcels.js';
import { eventsOf, storeOf, tell } from './store.js';

const ADAPTERS: [string, () => Promise<ReadModels>][] = [
  ['memory', async () => openMemoryReadModels()],
  ['sqlite', () => openSqliteReadModels({ path: ':memory:' })],
];

/** The same fold by name and text, whose faults can be switched on and off: so a mend needs no other version. */
function faulty(at: (index: number, key: string) => boolean) {
  const faults = { on: true };
  const projection: DocumentProjection = {
    ...PARCELS,
    fold: (document, event, key) => {
      if (faults.on && at(event.index, key)) throw new Error(`${key} at ${event.index}`);
      return PARCELS.fold(document, event, key);
    },
  };
  return { faults, projection };
}

const steps = fc.array(crashing, { maxLength: 10 });

describe.each(ADAPTERS)('parking on %s', (_, open) => {
  it('5: a parked and drained history equals one that never failed, whatever split, crash or restart', async () => {
    const fault = fc.record({ index: fc.integer({ min: 1, max: 30 }), key: fc.constantFrom('a', 'b', 'c', 'd') });
    await fc.assert(
      fc.asyncProperty(
        histories(30),
        fc.array(fault, { minLength: 1, maxLength: 4 }),
        steps,
        fc.nat(30),
        fc.boolean(),
        async (told, faultsAt, deliveries, drainAt, repair) => {
          const { faults, projection } = faulty((index, key) =>
            faultsAt.some((one) => one.index === index && one.key === key),
          );
          const store = await storeOf(...told);
          const events = await eventsOf(store);
          const [whole, parked] = [await open(), await open()];
          await deliver(whole, events, []);
          const deliverTo = (end: number, how: readonly Delivery[]) =>
            deliver(
              parked,
              events.slice(0, end),
              how,
              async () => expect(await torn(parked, PARCELS)).toEqual([]),
              projection,
            );
          // Some of the log; perhaps a drain in the middle, mended or not; the rest; then everything is drained.
          await deliverTo(Math.min(drainAt, events.length), deliveries);
          faults.on = !repair;
          const options = { store, models: parked };
          await unparkAlone(projection, ['a', 'c'], options);
          await deliverTo(events.length, deliveries);
          const [deep] = [await verifyDeep({ ...options, projection })];
          expect(deep.findings).toEqual([]);
          expect((await verifyReadModels({ ...options, projections: [projection] }))[0]!.findings).toEqual([]);
          faults.on = false;
          const drained = await unparkAlone(projection, ['a', 'b', 'c', 'd'], options);
          expect(drained!.filter(({ kind }) => kind === 'parkedAgain')).toEqual([]);
          const [is, must] = [await dump(parked), await dump(whole)];
          expect({ ...is, seen: { ...is.seen, code: '' } }).toEqual({ ...must, seen: { ...must.seen, code: '' } });
          await Promise.all([whole.close(), parked.close()]);
        },
      ),
      { numRuns: 120 },
    );
  }, 60_000);

  it('counts and digests every event, so that delivery is proven although some wait', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'cursed'), put('b', 'hall'), put('b', 'yard'));
    const models = await open();
    await deliver(models, await eventsOf(store), [], undefined, CURSED);
    const [verified] = await verifyReadModels({ store, models, projections: [CURSED] });
    expect(verified).toMatchObject({ ok: true, count: 4, parked: 1, waiting: 3, documents: 1 });
    expect(await verifyDeep({ store, models, projection: CURSED })).toMatchObject({
      ...{ ok: true, events: 4, parked: 1, waiting: 3, mended: 0 },
    });
  });

  it('parks a key whose contributions cannot be told', async () => {
    const light: DocumentProjection = {
      ...PARCELS,
      rollups: [
        {
          ...PARCELS.rollups[0]!,
          contributions: (document) => {
            if (document['weight'] === 0) throw new Error('it weighs nothing');
            return PARCELS.rollups[0]!.contributions(document);
          },
        },
      ],
    };
    const models = await open();
    await deliver(models, await eventsOf(await storeOf(put('a', 'hall', 0), put('b', 'hall'))), [], undefined, light);
    expect((await models.parked(PARCELS)).items).toEqual([{ key: 'a', position: 1, error: 'it weighs nothing' }]);
  });

  it.each([1, 2, 100])('parks the key that a total cannot hold, and no other, %d events at a time', async (size) => {
    const most = Number.MAX_SAFE_INTEGER;
    const heavy = [put('a', 'hall', most - 5), put('b', 'hall', 3), put('c', 'hall', 7), put('d', 'hall', 1)];
    const store = await storeOf(...heavy, { stream: 'parcel-c', type: 'Moved', data: { id: 'c', place: 'hall' } });
    const models = await open();
    const error = `the total of weight (${most - 5 + 3 + 7}) is beyond safe integers`;
    for (let end = size; ; end += size) {
      const events = (await eventsOf(store)).slice(0, end);
      await deliver(models, events, []);
      if (end >= 5) break;
    }
    expect((await models.parked(PARCELS)).items).toEqual([{ key: 'c', position: 3, error }]);
    const { items, at } = await models.cells(PARCELS, { rollup: 'load' });
    expect(items).toMatchObject([{ cell: { place: 'hall' }, measures: { weight: most - 1, parcels: 3 } }]);
    expect(at).toMatchObject({ position: 5, parked: 1 });
    expect((await verifyReadModels({ store, models, projections: [PARCELS] }))[0]).toMatchObject({
      ok: true,
      count: 5,
    });
    expect(await verifyDeep({ store, models, projection: PARCELS })).toMatchObject({ ok: true, parked: 1, waiting: 2 });
    const unpark = () => unparkAlone(PARCELS, ['c'], { store, models });
    expect(await unpark()).toEqual([{ kind: 'parkedAgain', key: 'c', position: 3, error }]);
    await tell(store, { stream: 'parcel-a', type: 'Weighed', data: { id: 'a', weight: 1 } });
    await deliver(models, await eventsOf(store), []);
    expect(await unpark()).toMatchObject([{ kind: 'unparked', key: 'c', from: 3, events: 2 }]);
    expect((await models.cells(PARCELS, { rollup: 'load' })).items).toMatchObject([{ measures: { weight: 12 } }]);
    expect(await verifyDeep({ store, models, projection: PARCELS })).toMatchObject({ ok: true, parked: 0 });
  });

  it('parks a key whose own parts, or whose change, are beyond what can be counted', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    const twice = [put('a', 'hall', most), put('b', 'yard', -most), put('b', 'yard', most), put('d', 'yard', 1)];
    const both = { stream: 'parcel-a', type: 'Moved', data: { id: 'a', place: 'hall', also: 'hall' } };
    const store = await storeOf(...twice, both);
    const models = await open();
    await deliver(models, await eventsOf(store), []);
    expect((await models.parked(PARCELS)).items).toMatchObject([
      { key: 'a', position: 5, error: /rollup load: weight/ },
      { key: 'b', position: 3, error: /rollup load: weight/ },
    ]);
    expect(await verifyDeep({ store, models, projection: PARCELS })).toMatchObject({ ok: true, parked: 2 });
  });
});

describe('a parked key of a running projection', () => {
  let stop: AbortController;
  let run: RunningProjections;
  const models = openMemoryReadModels;
  beforeEach(() => (stop = new AbortController()));
  afterEach(async () => {
    stop.abort();
    await run.ended;
  });

  it('is drained while events go on arriving, and told like any save', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'hall'), put('b', 'yard', 7));
    const { faults, projection } = faulty((index) => index === 2);
    const told: string[] = [];
    const views = models();
    run = await runProjections({
      ...{ store, models: views, projections: [projection], signal: stop.signal },
      onSaved: ({ changed }) => told.push(...changed.map(({ key }) => key)),
    });
    await run.caughtUp;
    expect(told).toEqual(['a']);
    faults.on = false;
    const unparked = run.unpark('parcel', ['b', 'x']);
    for (let i = 0; i < 5; i++) await tell(store, put('b', `shelf ${i}`));
    expect(await unparked).toMatchObject([
      { kind: 'unparked', key: 'b', from: 2 },
      { kind: 'notParked', key: 'x' },
    ]);
    await run.waitFor('parcel', 8, 5000);
    expect((await run.status())[0]).not.toHaveProperty('parked');
    expect((await views.load(PARCELS, ['b'])).get('b')).toMatchObject({
      ...{ document: { place: 'shelf 4', weight: 1, moves: 7 }, at: { position: 8, count: 7 } },
    });
    expect(await verifyDeep({ store, models: views, projection })).toMatchObject({ ok: true, parked: 0 });
  });

  it('is parked again where the fold throws again, with all that came before', async () => {
    const store = await storeOf(put('b', 'hall'), put('b', 'yard'), put('b', 'shelf'));
    let bad = [1];
    const { projection } = faulty((index) => bad.includes(index));
    const views = models();
    run = await runProjections({ store, models: views, projections: [projection], signal: stop.signal });
    await run.caughtUp;
    bad = [3];
    expect(await run.unpark('parcel', ['b'])).toEqual([
      { kind: 'parkedAgain', key: 'b', position: 3, error: 'b at 3' },
    ]);
    expect((await views.load(PARCELS, ['b'])).get('b')).toMatchObject({ document: { place: 'yard' } });
    expect((await run.status())[0]!.parked).toMatchObject({ first: [{ key: 'b', position: 3 }] });
  });

  it('stays parked for a reason, and the reason stays with it', async () => {
    const store = await storeOf(put('b', 'hall'));
    const { projection } = faulty(() => true);
    const views = models();
    run = await runProjections({ store, models: views, projections: [projection], signal: stop.signal });
    await run.caughtUp;
    expect(await run.keepParked('parcel', 'a', 'it is not parked')).toBeUndefined();
    await run.keepParked('parcel', 'b', 'lost in the flood');
    await run.unpark('parcel', ['b']);
    expect((await views.parked(PARCELS)).items).toMatchObject([{ key: 'b', reason: 'lost in the flood' }]);
  });
});
