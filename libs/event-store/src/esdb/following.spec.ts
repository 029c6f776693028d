import fc from 'fast-check';
import { Mischief, ServerRecord } from '@tongjian/testing';
import { EventStore, Resume } from '../index.js';
import { batches, Writer } from '../../test/events.js';
import { followed, onStage, places } from '../../test/esdb.js';

jest.setTimeout(60_000);

const swapped = <T>(items: readonly T[]): T[] => {
  const copy = [...items];
  const last = copy.length - 1;
  if (last > 0) [copy[last], copy[last - 1]] = [copy[last - 1]!, copy[last]!];
  return copy;
};

/** Does something the first time only. */
const once = <T>(change: (items: readonly T[]) => readonly T[]) => {
  let done = false;
  return (items: readonly T[]): readonly T[] => {
    const changed = done || items.length < 3 ? items : change(items);
    if (changed !== items) done = true;
    return changed;
  };
};

/** A subscription that keeps each record back until the next one came. */
const late = () => {
  let kept: ServerRecord | undefined;
  return (record: ServerRecord) => {
    const told = kept ? [record, kept] : [];
    kept = kept ? undefined : record;
    return told;
  };
};

describe('a follower of a server', () => {
  const stage = onStage();
  const truth = async (store: EventStore) =>
    places((await batches(store.readAll())).flatMap(({ events }) => events)).map((place, i) => {
      expect(place.startsWith(`${i + 1} `)).toBe(true);
      return place;
    });

  /** Writes while following, and expects every event once, in order, with its index. */
  const proveFollowing = async (mischief: Mischief, between: (n: number) => unknown = () => undefined) => {
    const store = await stage().open();
    const writer = new Writer(await stage().open());
    stage().server.misbehave(mischief);
    const following = followed(store, 40);
    for (let n = 0; n < 20; n++) {
      await writer.write(`s${n % 3}`, 'a', 'b');
      await between(n);
    }
    const { events } = await following;
    stage().server.behave();
    expect(places(events)).toEqual(await truth(store));
    expect(events).toHaveLength(40);
    return store;
  };

  it.each<[string, () => Mischief]>([
    ['gives checkpoints early, ahead of events it has not delivered', () => ({ checkpoint: (_, end) => end })],
    ['gives checkpoints late', () => ({ checkpoint: (position) => Math.max(0, position - 500) })],
    ['gives a checkpoint beyond its last event (KurrentDB 4970)', () => ({ checkpoint: (_, end) => end + 10_000 })],
    ['tells events twice', () => ({ deliver: (record) => [record, record] })],
    ['leaves events out', () => ({ deliver: (record) => (record.revision % 2 ? [] : [record]) })],
    ['delivers nothing at all', () => ({ deliver: () => [] })],
    ['delivers in another order', () => ({ deliver: late() })],
  ])('that %s misses nothing', async (_, mischief) => {
    await proveFollowing(mischief());
  });

  it.each(['consumerTooSlow', 'silently', 'unavailable'] as const)(
    'that ends the subscription again and again (%s) misses nothing and is subscribed to again',
    async (how) => {
      const { subscriptions } = stage().server;
      const store = await proveFollowing({}, async (n) => {
        if (n % 5) return;
        await subscriptions.untilOpened(1);
        subscriptions.cut(how);
      });
      expect(store.troubles.resubscribed).toBeGreaterThan(0);
    },
  );

  it('that leaves the subscription open and never speaks again misses nothing', async () => {
    await proveFollowing({}, () => stage().server.subscriptions.fallSilent());
  });

  it('that stops and comes back misses nothing', async () => {
    const store = await stage().open();
    const writer = new Writer(await stage().open({ patienceMs: 10_000 }));
    const following = followed(store, 30);
    for (let n = 0; n < 30; n++) {
      if (n % 10 === 5) {
        stage().server.stop();
        await stage().server.listen();
      }
      await writer.write('s', `${n}`);
    }
    expect(places((await following).events)).toEqual(await truth(store));
  });

  it.each<[string, (records: readonly ServerRecord[]) => readonly ServerRecord[]]>([
    ['leaves an event out', (records) => records.filter((_, i) => i !== 1)],
    ['leaves the last event out', (records) => records.slice(0, -1)],
    ['tells events twice', (records) => records.flatMap((record) => [record, record])],
    ['tells events in another order', swapped],
    ['begins elsewhere', (records) => records.slice(1)],
  ])('that once %s when the log is read is asked again', async (_, change) => {
    const store = await stage().open();
    const writer = new Writer(store);
    await writer.write('a', '1');
    await store.head();
    stage().server.misbehave({ readAll: once(change) });
    await writer.write('a', '2', '3');
    await writer.write('b', '4', '5');
    expect(await truth(store)).toEqual(['1 a@0', '2 a@1', '3 a@2', '4 b@0', '5 b@1']);
  });

  it('that once leaves out, swaps or doubles events when the past is read is asked again', async () => {
    const writer = new Writer(await stage().open({ answerWithinMs: 5000 }));
    await writer.write('a', '0', '1', '2', '3');
    // So much that the past is no longer at hand.
    for (let n = 0; n < 50; n++) await writer.write('b', 'x'.repeat(700_000));
    const store = await stage().open({ answerWithinMs: 5000, patienceMs: 20_000 });
    const changes: ((records: readonly ServerRecord[]) => readonly ServerRecord[])[] = [
      (records) => records.filter(({ revision }) => revision !== 2),
      (records) => [records[1]!, records[0]!, ...records.slice(2)],
      (records) => records.flatMap((record) => [record, record]),
    ];
    for (const change of changes) {
      stage().server.misbehave({ readAll: once(change) });
      for await (const { events } of store.readAll(undefined, { batchSize: 4 })) {
        expect(places(events)).toEqual(['1 a@0', '2 a@1', '3 a@2', '4 a@3']);
        break;
      }
    }
    expect(store.troubles.readAgain).toBeGreaterThan(2);
  });

  it('that never shows an event which it acknowledged is called damaged', async () => {
    const store = await stage().open();
    const writer = new Writer(store);
    await writer.write('a', '1');
    stage().server.misbehave({ readAll: (records) => records.filter(({ stream }) => stream !== 'b') });
    await writer.write('b', '2');
    await expect(store.head()).rejects.toMatchObject({ name: 'StoreDamaged', message: /acknowledged/ });
    stage().server.behave();
    expect((await store.head()).index).toBe(2);
  });

  it('that always leaves out an event is found out where its stream goes on', async () => {
    const writer = new Writer(await stage().open());
    await writer.write('a', '0', '1', '2');
    stage().server.misbehave({
      readAll: (records) => records.filter(({ stream, revision }) => stream !== 'a' || revision !== 1),
    });
    const store = await stage().open();
    const read = batches(store.readAll());
    await expect(read).rejects.toMatchObject({ name: 'StoreDamaged', event: { index: 2, stream: 'a', revision: 2 } });
  });

  it('that breaks reads off without an error, or says nothing, is asked again', async () => {
    const writer = new Writer(await stage().open());
    for (let n = 0; n < 10; n++) await writer.write(`s${n % 2}`, 'a', 'b');
    let reads = 0;
    stage().server.misbehave({ readBreaksOff: () => (++reads % 3 === 0 ? 'silence' : undefined) });
    const store = await stage().open();
    expect(await truth(store)).toHaveLength(20);
  });

  it('keeps every promise when it is stopped and resumed at any time under any of these (R13)', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ writes: fc.nat(3), take: fc.integer({ min: 1, max: 4 }), trap: fc.nat(7) }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (turns) => {
          const space = `space-${Math.trunc(performance.now() * 1000)}.`;
          const store = await stage().open({ space });
          const writer = new Writer(await stage().open({ space }));
          const seen: string[] = [];
          let at: Resume | undefined;
          let written = 0;
          for (const { writes, take, trap } of turns) {
            stage().server.misbehave(TRAPS[trap]!());
            for (let n = 0; n < writes; n++) await writer.write(`s${(written += 1) % 3}`, 'a');
            const waiting = Math.min(take, written - seen.length);
            if (waiting <= 0) continue;
            const { events, through } = await followed(store, waiting, at);
            seen.push(...places(events));
            at = through;
          }
          stage().server.behave();
          expect(seen).toEqual((await truth(store)).slice(0, seen.length));
        },
      ),
      { numRuns: 12 },
    ));
});

const TRAPS: readonly (() => Mischief)[] = [
  () => ({}),
  () => ({ checkpoint: (_, end) => end + 10_000 }),
  () => ({ deliver: (record) => [record, record] }),
  () => ({ deliver: () => [] }),
  () => ({ deliver: late() }),
  () => ({ readAll: once(swapped) }),
  () => ({ readAll: once((records) => records.slice(0, -1)) }),
  () => ({ readAll: once((records) => records.flatMap((record) => [record, record])) }),
];
