import { EventStore } from '../index.js';
import { batches, collect, noted, Writer } from '../../test/events.js';
import { describeStores } from '../../test/stores.js';

describeStores('reading', ({ open }) => {
  let store: EventStore;
  let writer: Writer;
  beforeEach(async () => {
    store = await open();
    writer = new Writer(store);
  });
  afterEach(() => store.close());

  const revisions = async (items: ReturnType<EventStore['read']>) =>
    (await collect(items)).map(({ revision }) => revision);

  it('gives a stream forwards from a revision and backwards', async () => {
    await writer.write('s', 'a', 'b', 'c', 'd');
    expect(await revisions(store.read('s'))).toEqual([0, 1, 2, 3]);
    expect(await revisions(store.read('s', 2))).toEqual([2, 3]);
    expect(await revisions(store.read('s', 4))).toEqual([]);
    expect(await revisions(store.readBackwards('s'))).toEqual([3, 2, 1, 0]);
    expect(await revisions(store.readBackwards('s', 1))).toEqual([1, 0]);
  });

  it('gives nothing of an absent stream', async () => {
    expect(await collect(store.read('s'))).toEqual([]);
    expect(await collect(store.readBackwards('s'))).toEqual([]);
  });

  it('gives a long stream in batches, each event once', async () => {
    for (let i = 0; i < 12; i++) await writer.write('s', ...Array.from({ length: 100 }, (_, n) => `${i}-${n}`));
    const all = Array.from({ length: 1200 }, (_, n) => n);
    expect(await revisions(store.read('s'))).toEqual(all);
    expect(await revisions(store.readBackwards('s'))).toEqual([...all].reverse());
  });

  it('gives back exactly what was sealed, and its place', async () => {
    const [event] = await writer.write('s', noted('购买服务 "x"\u2028'));
    const { text: _, ...stored } = event!;
    const { position } = await store.resumeAfter(1);
    expect(await collect(store.read('s'))).toEqual([{ ...stored, position }]);
    expect(await store.at(1)).toEqual({ ...stored, index: 1 });
    expect(await store.at(2)).toBeUndefined();
  });

  it('counts all events of all streams without gaps, in the order of their commits', async () => {
    await writer.write('a', '1', '2');
    await writer.write('b', '3');
    await writer.write('a', '4');
    const [batch] = await batches(store.readAll());
    expect(batch!.events.map(({ index, stream, revision }) => [index, stream, revision])).toEqual([
      [1, 'a', 0],
      [2, 'a', 1],
      [3, 'b', 0],
      [4, 'a', 2],
    ]);
    expect(batch).toMatchObject({ through: await store.resumeAfter(4), caughtUp: true });
  });

  it('filters by type above the counter, so that every reader counts the same', async () => {
    await writer.write('a', noted('1', 'Wanted'), noted('2'), noted('3', 'Wanted'), noted('4'), noted('5'));
    const read = await batches(store.readAll(undefined, { types: ['Wanted'], batchSize: 2 }));
    expect(read.flatMap(({ events }) => events.map(({ index }) => index))).toEqual([1, 3]);
    expect(read.map(({ through }) => through.index)).toEqual([2, 4, 5]);
    expect(read.map(({ caughtUp }) => caughtUp)).toEqual([false, false, true]);
  });

  it('resumes after any place', async () => {
    await writer.write('a', '1', '2', '3');
    const [batch] = await batches(store.readAll(await store.resumeAfter(2)));
    expect(batch!.events.map(({ index }) => index)).toEqual([3]);
  });

  it('answers a reader at the end, or of an empty log, with an empty batch', async () => {
    const beginning = await store.resumeAfter(0);
    expect(beginning.index).toBe(0);
    expect(await batches(store.readAll())).toEqual([{ events: [], through: beginning, caughtUp: true }]);
    expect(await batches(store.readAll(beginning))).toEqual([{ events: [], through: beginning, caughtUp: true }]);
    await writer.write('a', '1');
    const end = await store.resumeAfter(1);
    expect(await batches(store.readAll(end))).toEqual([{ events: [], through: end, caughtUp: true }]);
  });

  it.each([
    { position: '2', index: 2 },
    { position: '1', index: 0 },
    { position: 'x', index: 0 },
    { position: '-1', index: -1 },
  ])('takes %p for no place of this log', async (after) => {
    await writer.write('a', '1');
    await expect(batches(store.readAll(after))).rejects.toMatchObject({ name: 'UnknownPosition' });
  });

  it('knows the index that an append token stands for', async () => {
    await writer.write('a', '1', '2');
    const [last] = (await collect(store.readBackwards('a'))) as { position: string }[];
    expect(await store.indexOf(last!.position)).toBe(2);
    await expect(store.indexOf('3')).rejects.toThrow(/not of this log/);
    await expect(store.resumeAfter(3)).rejects.toThrow(/not of this log/);
  });
});
