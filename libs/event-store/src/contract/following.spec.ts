import { EventStore, FeedBatch } from '../index.js';
import { noted, Writer } from '../../test/events.js';
import { describeStores } from '../../test/stores.js';

describeStores('following', ({ open }) => {
  let store: EventStore;
  let writer: Writer;
  let stop: AbortController;
  beforeEach(async () => {
    store = await open();
    writer = new Writer(store);
    stop = new AbortController();
  });
  afterEach(async () => {
    stop.abort();
    await store.close();
  });

  const next = async (feed: AsyncIterator<FeedBatch>) => (await feed.next()).value as FeedBatch;
  const follow = (types?: readonly string[]) =>
    store.follow(undefined, stop.signal, types && { types })[Symbol.asyncIterator]();

  it('gives what is there, then what comes', async () => {
    await writer.write('s', 'a');
    const feed = follow();
    expect((await next(feed)).events.map(({ index }) => index)).toEqual([1]);
    const waiting = next(feed);
    await writer.write('s', 'b', 'c');
    expect(await waiting).toMatchObject({
      events: [{ index: 2 }, { index: 3 }],
      through: await store.resumeAfter(3),
      caughtUp: true,
    });
  });

  it('misses nothing that was written while the last batch was dealt with', async () => {
    const feed = follow();
    expect(await next(feed)).toMatchObject({ events: [], caughtUp: true });
    await writer.write('s', 'a');
    await writer.write('t', 'b');
    expect((await next(feed)).events.map(({ index }) => index)).toEqual([1, 2]);
  });

  it('moves on over events that it does not want', async () => {
    const feed = follow(['Wanted']);
    await next(feed);
    await writer.write('s', 'a', 'b');
    expect(await next(feed)).toMatchObject({ events: [], through: { index: 2 } });
    await writer.write('s', noted('c', 'Wanted'));
    expect(await next(feed)).toMatchObject({ events: [{ index: 3 }] });
  });

  it('wakes every follower', async () => {
    const feeds = [follow(), follow(), follow()];
    await Promise.all(feeds.map(next));
    const waiting = feeds.map(next);
    await writer.write('s', 'a');
    expect((await Promise.all(waiting)).map(({ through }) => through.index)).toEqual([1, 1, 1]);
  });

  it('ends when it is told to, and when the store is closed', async () => {
    const feed = follow();
    await next(feed);
    const waiting = feed.next();
    stop.abort();
    expect(await waiting).toMatchObject({ done: true });
    const other = store.follow(undefined, new AbortController().signal)[Symbol.asyncIterator]();
    await next(other);
    const waitingToo = other.next();
    await store.close();
    expect(await waitingToo).toMatchObject({ done: true });
  });
});
