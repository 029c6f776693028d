import fc from 'fast-check';
import { EventStoreServer } from '@tongjian/testing';
import { copyLog, CopyStep, EventStore, openEsdbStore, openMemoryStore, openSqliteStore, Row } from '../index.js';
import { batches, rowsOf, Writer } from '../../test/events.js';
import { freshFolder, HURRIED } from '../../test/stores.js';

jest.setTimeout(60_000);

const servers: EventStoreServer[] = [];
const stores: EventStore[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const server of servers.splice(0)) server.stop();
});
const kept = <S extends EventStore>(store: S): S => {
  stores.push(store);
  return store;
};

const memory = async (rows: readonly Row[] = []) => kept(openMemoryStore(rows));
const sqlite = async () => kept(await openSqliteStore({ path: `${freshFolder()}/log.db` }));
const esdb = async () => {
  const server = await EventStoreServer.start();
  servers.push(server);
  return kept(await openEsdbStore({ connectionString: server.connectionString, ...HURRIED }));
};

const eventsOf = async (store: EventStore) => (await batches(store.readAll())).flatMap(({ events }) => events);
const timesOf = async (store: EventStore) => {
  const { index } = await store.head();
  return Promise.all(Array.from({ length: index }, async (_, i) => store.witness!(i + 1)!.recordTime));
};
/** Record times that also go back now and then, as clocks of several processes do. */
const uneven = (turn: number) => new Date(((turn * 7) % 5) * 1000 + turn * 100).toISOString();
const turns = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 });

describe('a copied log', () => {
  it('law 1: has the same events, indexes, hashes and times on every store, there and back', () =>
    fc.assert(
      fc.asyncProperty(turns, async (streams) => {
        const first = await memory(rowsOf(streams, uneven));
        const way = [first, await sqlite(), await esdb(), await sqlite(), await memory()];
        for (let i = 1; i < way.length; i++)
          expect(await copyLog(way[i - 1]!, way[i]!)).toMatchObject({
            through: streams.length,
            copied: streams.length,
          });
        const [events, times, head] = [await eventsOf(first), await timesOf(first), await first.head()];
        for (const store of way.slice(1)) {
          expect(await eventsOf(store)).toEqual(events);
          expect(await timesOf(store)).toEqual(times);
          expect((await store.head()).recordedAt).toBe(head.recordedAt);
        }
      }),
      { numRuns: 8 },
    ));

  it.each([
    ['sqlite', sqlite],
    ['esdb', esdb],
  ])('goes on after any interruption (to %s)', (_, open) =>
    fc.assert(
      fc.asyncProperty(turns, fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 3 }), async (streams, stops) => {
        const [from, to] = [await memory(rowsOf(streams)), await open()];
        for (const stopAfter of stops) {
          const stop = new AbortController();
          let appended = 0;
          const onProgress = (step: CopyStep) => {
            if (step === 'copying' && ++appended === stopAfter) stop.abort(new Error('interrupted'));
          };
          await copyLog(from, to, { signal: stop.signal, onProgress }).catch((error: Error) =>
            expect(error.message).toBe('interrupted'),
          );
        }
        const held = (await to.head()).index;
        expect(await copyLog(from, to)).toMatchObject({ through: streams.length, copied: streams.length - held });
        expect(await eventsOf(to)).toEqual(await eventsOf(from));
      }),
      { numRuns: 8 },
    ),
  );

  it('tells how far it is, step by step', async () => {
    const steps: string[] = [];
    const onProgress = (step: CopyStep, index: number, end: number) => steps.push(`${step} ${index}/${end}`);
    const [from, to] = [await memory(rowsOf(['a', 'a', 'b'])), await memory()];
    await copyLog(from, to, { onProgress });
    await new Writer(from).write('c', 'x');
    await copyLog(from, to, { onProgress });
    expect(steps).toEqual([
      'copying 2/3',
      'copying 3/3',
      'verifying 3/3',
      'comparing 3/3',
      'copying 4/4',
      'verifying 4/4',
    ]);
  });

  it.each<[string, readonly Row[], RegExp]>([
    ['other events', rowsOf(['x']), /event 1 is x@0 with other contents/],
    [
      'the same streams with other contents',
      rowsOf(['a', 'b'], (n) => new Date(n * 5000).toISOString()),
      /event 1 is a@0 with other/,
    ],
    ['more than the source', rowsOf(['a', 'b', 'a', 'b']), /event 4 is not in the source/],
  ])('is refused by a target that holds %s', async (_, rows, reason) => {
    const to = await memory(rows);
    const before = await eventsOf(to);
    await expect(copyLog(await memory(rowsOf(['a', 'b', 'a'])), to)).rejects.toThrow(reason);
    expect(await eventsOf(to)).toEqual(before);
  });

  it('is not made of a damaged one', async () => {
    const rows = rowsOf(['a', 'b', 'a']).map((row, i) => (i === 1 ? { ...row, data: '{"text":"x"}' } : row));
    const to = await memory();
    await expect(copyLog(await memory(rows), to)).rejects.toMatchObject({ name: 'StoreDamaged', event: { index: 2 } });
    expect((await to.head()).index).toBeLessThan(2);
  });

  it('leaves no reading of the target open', async () => {
    const rows = rowsOf(['a', 'b', 'a']);
    const [from, to] = [await memory(rows), await memory(rows.slice(0, 2))];
    let open = 0;
    const readAll: EventStore['readAll'] = async function* (...of) {
      open += 1;
      try {
        yield* to.readAll(...of);
      } finally {
        open -= 1;
      }
    };
    await copyLog(from, Object.create(to, { readAll: { value: readAll } }) as EventStore);
    expect(open).toBe(0);
  });
});
