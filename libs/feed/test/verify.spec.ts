import { EventStore, FeedBatch } from '@tongjian/event-store';
import { LoggedEvent } from '@tongjian/kernel';
import { openMemoryReadModels, ReadModels } from '@tongjian/read-models';
import { verifyReadModels } from '../src/index.js';
import { prepare } from '../src/run/prepare.js';
import { PARCELS, put } from './parcels.js';
import { eventsOf, storeOf, tell } from './store.js';

const HISTORY = [put('a', 'hall'), put('b', 'yard'), put('a', 'yard', 9), put('c', 'hall')];

/** A read model that was fed these events, whatever the log says. */
async function fed(events: readonly LoggedEvent[]): Promise<ReadModels> {
  const models = openMemoryReadModels();
  const { target } = await prepare(PARCELS, { models, pendingLimit: 100 });
  const end = Math.max(0, ...events.map(({ index }) => index));
  const batch: FeedBatch = { events, through: { position: String(end), index: end }, caughtUp: true };
  const error = await target.take(batch);
  if (error) throw error;
  return models;
}

const verify = async (store: EventStore, models: ReadModels) =>
  (await verifyReadModels({ store, models, projections: [PARCELS] }))[0]!;

describe('verifying a read model', () => {
  let store: EventStore;
  let events: LoggedEvent[];
  beforeEach(async () => {
    store = await storeOf(...HISTORY);
    events = await eventsOf(store);
  });
  const findings = async (delivered: readonly LoggedEvent[]) => (await verify(store, await fed(delivered))).findings;

  it('finds nothing where every event was counted once', async () => {
    const verified = await verify(store, await fed(events));
    expect(verified).toMatchObject({ ok: true, position: 4, count: 4, documents: 3, head: 4, findings: [] });
  });

  it.each([0, 1, 2])('names a skipped event by its document (%i)', async (skipped) => {
    const found = await findings(events.filter((_, i) => i !== skipped));
    expect(found).toContainEqual({ projection: 'parcel', kind: 'skipped', expected: 4, found: 3 });
    expect(found.find(({ key }) => key !== undefined)?.key).toBe(events[skipped]!.data['id']);
  });

  it('finds an event that was delivered twice under another index', async () => {
    const found = await findings([...events.slice(0, 3), { ...events[2]!, index: 4 }]);
    expect(found.map(({ kind }) => kind)).toEqual(['reordered', 'doubled', 'missing']);
  });

  it('drops an event that is delivered twice', async () => {
    expect(await findings([events[0]!, events[0]!, ...events.slice(1)])).toEqual([]);
  });

  it('finds events that were delivered in another order', async () => {
    const [a, b, c, d] = events as [LoggedEvent, LoggedEvent, LoggedEvent, LoggedEvent];
    const swapped = [{ ...b, index: 1 }, { ...a, index: 2 }, c, d];
    expect((await findings(swapped))[0]).toMatchObject({ kind: 'reordered' });
    expect((await findings([a, c, b, d]))[0]).toMatchObject({ kind: 'skipped' });
  });

  it('names an event that was altered in the log', async () => {
    const models = await fed(events);
    const altered: EventStore = {
      ...store,
      async *readAll(after, options) {
        for await (const batch of store.readAll(after, options))
          yield {
            ...batch,
            events: batch.events.map((e) => (e.index === 3 ? { ...e, data: { ...e.data, weight: 8 } } : e)),
          };
      },
    };
    expect((await verify(altered, models)).findings).toMatchObject([
      { kind: 'altered', stream: 'parcel-a', revision: 1, index: 3 },
    ]);
  });

  it('names a document whose content was changed by hand, and the cell it no longer adds up to', async () => {
    const models = await fed(events);
    const seen = (await models.seen(PARCELS))!;
    const changed = {
      key: 'b',
      document: { place: 'yard', also: '', weight: 77, moves: 1 },
      at: { position: 2, count: 1, n: 2 },
    };
    const part = { rollup: 'load', cell: '{"place":"yard"}', measures: { parcels: 1, weight: 1 } };
    await models.save(PARCELS, 1, {
      documents: [{ ...changed, contributions: [part] }],
      deltas: [],
      seen: { ...seen, n: 2 },
    });
    expect((await verify(store, models)).findings).toMatchObject([{ kind: 'contribution', key: 'b' }]);
    const more = { ...part, measures: { parcels: 1, weight: 77 } };
    await models.save(PARCELS, 2, {
      documents: [{ ...changed, contributions: [more] }],
      deltas: [],
      seen: { ...seen, n: 3 },
    });
    const kinds = (await verify(store, models)).findings.map(({ kind, key }) => `${kind} ${key}`);
    expect(kinds).toContain('cell load {"place":"yard"}');
  });

  it('finds a log that was cut after it was projected', async () => {
    const models = await fed(events);
    const found = (await verify(await storeOf(...HISTORY.slice(0, 3)), models)).findings;
    expect(found.map(({ kind }) => kind)).toEqual(['ahead', 'doubled', 'foreign']);
  });

  it('says how long the first unseen event has waited, and that a read model is absent', async () => {
    const models = await fed(events);
    await tell(store, { ...put('z', 'hall'), at: '2020-02-02T00:00:00.000Z' });
    expect(await verify(store, models)).toMatchObject({
      ok: true,
      head: 5,
      position: 4,
      firstUnseenAt: '2020-02-02T00:00:00.000Z',
    });
    expect((await verify(store, openMemoryReadModels())).findings).toMatchObject([{ kind: 'absent' }]);
  });
});
