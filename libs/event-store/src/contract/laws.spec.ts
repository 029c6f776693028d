import fc from 'fast-check';
import { Decider, accept, execute, Outcome, UnknownEvent } from '@tongjian/kernel';
import { EventStore, Resume } from '../index.js';
import { cause, rowsOf, Writer } from '../../test/events.js';
import { describeStores } from '../../test/stores.js';

const streams = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 25 });

/** Reads with stops: after each `take` events the reader is thrown away and a fresh one resumes. */
async function readWithStops(store: EventStore, batchSize: number, takes: readonly number[]) {
  const seen: [string, number][] = [];
  let at: Resume | undefined;
  for (let turn = 0; ; turn++) {
    let batchesLeft = takes[turn % takes.length]!;
    for await (const batch of store.readAll(at, { batchSize })) {
      for (const event of batch.events) seen.push([event.id, event.index]);
      at = batch.through;
      if (batch.caughtUp) return seen;
      if (--batchesLeft <= 0) break;
    }
  }
}

describeStores('the laws of the log', ({ openOn, open }) => {
  it('law 3: readers that start anywhere, stop and resume at any time give each event the same index', () =>
    fc.assert(
      fc.asyncProperty(
        streams,
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
        fc.nat(24),
        async (turns, batchSize, takes, start) => {
          const rows = rowsOf(turns);
          const store = await openOn(rows);
          const whole = rows.map(({ id, position }) => [id, position]);
          expect(await readWithStops(store, batchSize, takes)).toEqual(whole);
          const from = Math.min(start, rows.length);
          for await (const { events } of store.readAll(await store.resumeAfter(from), { types: ['Noted'] }))
            expect(events.map(({ id, index }) => [id, index])).toEqual(whole.slice(from));
          await store.close();
        },
      ),
      { numRuns: 30 },
    ));

  it('law 4: record time never falls, and what was recorded by a stable instant never changes', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }), fc.nat(20), async (seconds, cut) => {
        const instant = (second: number) => new Date(second * 1000).toISOString();
        const store = await open();
        const writer = new Writer(store);
        const before = seconds.slice(0, cut);
        const after = seconds.slice(cut);
        for (const [i, second] of before.entries()) await writer.writeAt(instant(second), `s${i}`, 'x');
        const { recordedAt } = await store.head();
        const known = await answers(store);
        for (const [i, second] of after.entries()) await writer.writeAt(instant(second), `t${i}`, 'x');

        let greatest = '';
        for (let index = 1; index <= seconds.length; index++) {
          const event = (await store.at(index))!;
          if (event.meta.recordedAt > greatest) greatest = event.meta.recordedAt;
          expect(store.witness!(index)!.recordTime).toBe(greatest);
        }
        expect((await store.head()).recordedAt).toBe(greatest);
        for (const [second, index] of (await answers(store)).entries()) {
          const through = seconds.findIndex((_, i) => Math.max(...seconds.slice(0, i + 1)) > second);
          expect(index).toBe(through < 0 ? seconds.length : through);
          if (instant(second) < recordedAt) expect(index).toBe(known[second]);
        }
        await store.close();
      }),
      { numRuns: 25 },
    ));

  const answers = (store: EventStore) =>
    Promise.all(Array.from({ length: 10 }, (_, s) => store.indexAsRecordedBy(new Date(s * 1000).toISOString())));

  it('asks for an instant, not for any text', async () => {
    const store = await open();
    await expect(store.indexAsRecordedBy('2020-01-01')).rejects.toThrow(/no instant/);
    await store.close();
  });

  const adding: Decider<{ by: number }, number, unknown> = {
    initial: () => 0,
    decide: (_, { by }) => accept({ type: 'Added', data: { by } }),
    evolve: (state, event) => {
      if (event.type !== 'Added') throw new UnknownEvent(event);
      return state + (event.data['by'] as number);
    },
  };

  it('law 5: the same command at any later time appends nothing and gives the first answer', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }), async (commands) => {
        const store = await open();
        const first = new Map<number, Outcome>();
        for (const [minute, command] of commands.entries()) {
          const outcome = await execute({
            log: store,
            decider: adding,
            stream: 's',
            command: { by: command },
            cause: cause({ commandId: `c${command}`, at: new Date(minute * 60_000).toISOString() }),
            context: () => undefined,
          });
          const expected = first.get(command);
          if (!expected) first.set(command, outcome);
          else
            expect(outcome).toEqual({
              ...expected,
              receipt: { ...(expected as { receipt: object }).receipt, replayed: true },
            });
        }
        expect((await store.head()).index).toBe(new Set(commands).size);
        await store.close();
      }),
      { numRuns: 20 },
    ));
});
