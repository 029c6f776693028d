import { CellQuery, openMemoryReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { describeOnMongo } from '@tongjian/testing';
import fc from 'fast-check';
import { deliver, delivery } from '../delivery.js';
import { dump } from '../dump.js';
import { CURSED, histories, PARCELS } from '../parcels.js';
import { eventsOf, storeOf } from '../store.js';
import { Scene } from './scene.js';

jest.setTimeout(240_000);

const place = fc.constantFrom('hall', 'yard', 'shelf', 'left', 'nowhere');
const asked = fc.record(
  {
    where: fc.record({ place: fc.oneof(place, fc.array(place, { maxLength: 3 })) }),
    groupBy: fc.constantFrom([], ['place']),
    asOf: fc.nat(25),
  },
  { requiredKeys: [] },
);
const window = fc.record(
  {
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    after: fc.nat(20),
    to: fc.nat(25),
    limit: fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: ['limit'] },
);

type Question = Omit<CellQuery, 'rollup'>;
type Window = Omit<Parameters<ReadModels['deltas']>[1], 'rollup' | 'where'>;

/** Everything that a store answers of its totals. */
async function answers(models: ReadModels, question: Question, window: Window) {
  const parts = [];
  const { asOf: _, groupBy: __, ...which } = question;
  const query = { rollup: 'load', ...which, limit: window.limit };
  for (let cursor: string | undefined, more = true; more;) {
    const page = await models.contributions(PARCELS, { ...query, ...(cursor ? { cursor } : {}) });
    parts.push(page);
    cursor = page.next;
    more = cursor !== undefined;
  }
  return {
    cells: await models.cells(PARCELS, { rollup: 'load', ...question }),
    heavy: await models.cells(PARCELS, { rollup: 'heavy' }),
    parts,
    deltas: await models.deltas(PARCELS, { rollup: 'load', ...which, ...window }),
  };
}

describeOnMongo('read models of the same events in all stores', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.close());

  it('hold the same and answer the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories(25),
        fc.array(delivery, { maxLength: 6 }),
        fc.array(fc.tuple(asked, window), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(PARCELS, { ...CURSED, keys: PARCELS.keys }),
        fc.constantFrom(undefined, 1),
        async (told, deliveries, questions, projection, stepBytes) => {
          const cursed = told.map((event, i) =>
            i % 7 === 6 ? { ...event, data: { ...event.data, place: 'cursed' } } : event,
          );
          const events = await eventsOf(await storeOf(...cursed));
          const sqlite = await openSqliteReadModels({ path: ':memory:' });
          const stores = [openMemoryReadModels(), sqlite, await scene.fresh(stepBytes)];
          for (const models of stores) await deliver(models, events, deliveries, undefined, projection);
          const [memory, ...others] = await Promise.all(stores.map((models) => dump(models)));
          for (const other of others) expect(other).toEqual(memory);
          for (const [question, window] of questions) {
            const [expected, ...found] = await Promise.all(stores.map((one) => answers(one, question, window)));
            for (const other of found) expect(numberless(other)).toEqual(numberless(expected));
          }
          await sqlite.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Answers without the numbers of saves. */
const numberless = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'n' ? undefined : inner)));
