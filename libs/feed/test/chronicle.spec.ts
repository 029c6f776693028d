import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore, openSqliteStore } from '@tongjian/event-store';
import { StoredEvent } from '@tongjian/kernel';
import { Chronicle, ChronicleOptions, runChronicle, RunningProcesses } from '../src/index.js';
import { dayAt, eventsOf, storeOf, tell, Told } from './store.js';

const bill = (id: string, due: string): Told => ({ stream: `bill-${id}`, type: 'BillSent', data: { bill: id, due } });
const paid = (id: string): Told => ({ stream: `bill-${id}`, type: 'BillPaid', data: { bill: id } });

describe('a chronicle', () => {
  let now: string;
  let stop: AbortController;
  let running: RunningProcesses[];
  let broken: string | undefined;
  beforeEach(() => {
    now = dayAt(1);
    stop = new AbortController();
    running = [];
    broken = undefined;
  });
  afterEach(() => halt());

  /** Tells when a bill falls due that is not paid by then. */
  const dunning = (store: EventStore): Chronicle => ({
    name: 'dunning',
    types: ['BillSent', 'BillPaid', 'LawChanged'],
    subject: ({ type, data }) => (type === 'LawChanged' ? 'all' : { of: String(data['bill']) }),
    review: async (subject, recorded, at) => {
      if (subject === broken) throw new Error(`${subject} cannot be read`);
      const events: StoredEvent[] = [];
      for await (const batch of store.read(`bill-${subject}`)) events.push(...batch);
      const due = String(events[0]!.data['due']);
      const open = events.length === 1 && recorded.length === 0;
      const event = { type: 'BillOverdue', data: { bill: subject }, meta: { occurredAt: due } };
      return {
        events: open && due <= at ? [event] : [],
        ...(open && due > at ? { next: due } : {}),
        jurisdiction: '510100',
      };
    },
  });
  const run = (store: EventStore, more: Partial<ChronicleOptions> = {}): RunningProcesses => {
    const begun = runChronicle({
      ...{ store, chronicle: dunning(store), clock: () => now, signal: stop.signal, pollMs: 0 },
      ...more,
    });
    running.push(begun);
    return begun;
  };
  const halt = async () => {
    stop.abort();
    await Promise.all(running.splice(0).map(({ ended }) => ended));
    stop = new AbortController();
  };
  const told = async (store: EventStore) =>
    (await eventsOf(store))
      .filter(({ stream }) => stream.startsWith('process-dunning-'))
      .map(({ stream, meta }) => `${stream.slice('process-dunning-'.length)} ${meta.occurredAt.slice(0, 10)}`);

  it('tells when the clock gets there, not before, and once', async () => {
    const store = await storeOf(bill('7', dayAt(3)));
    const chronicle = run(store);
    await chronicle.settled();
    expect(chronicle.status()).toMatchObject([{ process: 'dunning', due: [{ at: dayAt(3), instance: '7' }] }]);
    expect(await told(store)).toEqual([]);
    now = dayAt(3);
    await chronicle.settled();
    await chronicle.settled();
    expect(await told(store)).toEqual(['7 2020-01-03']);
  });

  it('tells all that a jump of the clock by years passed, in the order of its time, also after a restart', async () => {
    const store = await storeOf(bill('1', dayAt(5)), bill('2', dayAt(3)), bill('3', dayAt(4)));
    await run(store).settled();
    await halt();
    now = '2031-01-01T00:00:00.000Z';
    const again = run(store);
    await again.settled();
    await halt();
    await run(store).settled();
    expect(await told(store)).toEqual(['2 2020-01-03', '3 2020-01-04', '1 2020-01-05']);
  });

  it('tells on disk what it tells in memory, and goes on after the store was opened again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongjian-chronicle-'));
    const path = join(folder, 'log.sqlite');
    const store = await openSqliteStore({ path });
    await tell(store, bill('1', dayAt(5)), bill('2', dayAt(3)), bill('3', dayAt(40)));
    now = dayAt(9);
    await run(store).settled();
    await halt();
    await store.close();
    now = dayAt(50);
    const again = await openSqliteStore({ path });
    await run(again).settled();
    await halt();
    expect(await told(again)).toEqual(['2 2020-01-03', '1 2020-01-05', '3 2020-02-09']);
    await again.close();
    rmSync(folder, { recursive: true });
  });

  it('of two runners one writes, and nothing is told twice', async () => {
    const store = await storeOf(bill('1', dayAt(5)), bill('2', dayAt(3)));
    const both = [run(store), run(store)];
    now = dayAt(9);
    await Promise.all(both.map((one) => one.settled()));
    await Promise.all(both.map((one) => one.settled()));
    expect((await told(store)).sort()).toEqual(['1 2020-01-05', '2 2020-01-03']);
  });

  it('goes on where it was cut off between two appends', async () => {
    const store = await storeOf(bill('1', dayAt(5)), bill('2', dayAt(3)), bill('3', dayAt(4)));
    now = dayAt(9);
    let left = 1;
    const dying: EventStore = Object.create(store, {
      append: {
        value: async (...given: Parameters<EventStore['append']>) => {
          if (left-- > 0) return store.append(...given);
          stop.abort();
          throw new Error('the process dies');
        },
      },
    }) as EventStore;
    await run(dying)
      .settled()
      .catch(() => undefined);
    await halt();
    expect(await told(store)).toEqual(['2 2020-01-03']);
    await run(store).settled();
    expect(await told(store)).toEqual(['2 2020-01-03', '3 2020-01-04', '1 2020-01-05']);
  });

  it('knows what happened before the time, and looks at everybody again where that is said', async () => {
    const store = await storeOf(bill('1', dayAt(3)), bill('2', dayAt(3)));
    const chronicle = run(store);
    await chronicle.settled();
    await tell(store, paid('1'));
    now = dayAt(4);
    await tell(store, { stream: 'law', type: 'LawChanged', data: {} });
    await chronicle.settled();
    expect(await told(store)).toEqual(['2 2020-01-03']);
  });

  it('lets a subject that cannot be looked at wait alone, red, and tries again', async () => {
    broken = '1';
    const faults: unknown[] = [];
    const store = await storeOf(bill('1', dayAt(2)), bill('2', dayAt(2)));
    now = dayAt(4);
    const chronicle = run(store, { onFault: (fault) => faults.push(fault) });
    await chronicle.settled();
    expect(await told(store)).toEqual(['2 2020-01-02']);
    expect(chronicle.status()).toMatchObject([{ unsent: 1, faults: [{ instance: '1', error: '1 cannot be read' }] }]);
    expect(faults).not.toEqual([]);
    broken = undefined;
    await chronicle.settled();
    expect(await told(store)).toEqual(['2 2020-01-02', '1 2020-01-02']);
    expect(chronicle.status()).toMatchObject([{ unsent: 0, faults: [] }]);
  });

  it('writes nothing while it may not', async () => {
    let may = false;
    const store = await storeOf(bill('1', dayAt(2)));
    now = dayAt(4);
    const chronicle = run(store, { mayAct: () => may });
    await chronicle.caughtUp;
    expect(await told(store)).toEqual([]);
    may = true;
    await chronicle.settled();
    expect(await told(store)).toEqual(['1 2020-01-02']);
  });
});
