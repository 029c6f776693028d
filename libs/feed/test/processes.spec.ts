import { EventStore, openMemoryStore } from '@tongjian/event-store';
import { DurableProcess, Outcome } from '@tongjian/kernel';
import { ProcessCommand, ProcessOptions, runProcesses, RunningProcesses } from '../src/index.js';
import { dayAt, eventsOf, storeOf, tell, Told } from './store.js';

type Reminder = { readonly paid: boolean; readonly sent: number };

/** A bill is reminded of a day after it was sent, and again each day until it is paid. */
const reminding: DurableProcess<Reminder> = {
  name: 'reminding',
  types: ['BillSent', 'BillPaid'],
  instance: ({ data }) => (data['bill'] as string | undefined) ?? null,
  initial: () => ({ paid: false, sent: 0 }),
  evolve: (state, input) => {
    if (input.kind === 'event') return { ...state, paid: input.event.type === 'BillPaid' };
    return input.kind === 'timer' ? { ...state, sent: state.sent + 1 } : state;
  },
  react: (state, input) => {
    if (input.kind === 'refused')
      return [{ kind: 'send', stream: 'clerk', command: { type: 'LookInto', data: { code: input.code } } }];
    if (input.kind === 'event')
      return input.event.type === 'BillSent'
        ? [{ kind: 'wake', at: input.event.data['due'] as string, name: 'due' }]
        : [];
    if (state.paid) return [];
    return [{ kind: 'send', stream: 'post', command: { type: 'Remind', data: { time: state.sent, at: input.at } } }];
  },
};

const bill = (id: string, due: string): Told => ({ stream: `bill-${id}`, type: 'BillSent', data: { bill: id, due } });

/** A receiver that answers a command id once and for ever, as a decider does. */
class Post {
  readonly effects = new Map<string, ProcessCommand>();
  readonly asked: string[] = [];
  refuse: string | undefined;
  down = false;

  readonly send = async (command: ProcessCommand): Promise<Outcome> => {
    if (this.down) throw new Error('the post is closed');
    this.asked.push(command.commandId);
    if (command.command.type === this.refuse)
      return {
        kind: 'refused',
        refusal: {
          ...{ code: 'NoAddress', rule: 'R-1', source: [], facts: {}, remedies: [] },
          text: { zh: '', en: '' },
        },
      };
    this.effects.set(command.commandId, command);
    const { stream, commandId } = command;
    const receipt = {
      commandId,
      stream,
      revision: 0,
      position: '1',
      recordedAt: dayAt(1),
      events: [],
      replayed: false,
    };
    return { kind: 'accepted', receipt };
  };

  get reminders() {
    return [...this.effects.values()].map(({ instance, dueAt }) => `${instance} ${dueAt}`);
  }
}

describe('durable processes', () => {
  let now: string;
  let post: Post;
  let stop: AbortController;
  let running: RunningProcesses[];
  beforeEach(() => {
    now = dayAt(1);
    post = new Post();
    stop = new AbortController();
    running = [];
  });
  afterEach(() => halt());

  const run = (store: EventStore, more: Partial<ProcessOptions> = {}): RunningProcesses => {
    const begun = runProcesses({
      ...{ store, processes: [reminding], send: post.send, clock: () => now, signal: stop.signal, pollMs: 0 },
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
  const moveTo = async (process: RunningProcesses, day: number) => {
    now = dayAt(day);
    await process.settled();
  };

  it('fire a timer when the clock gets there, and not before', async () => {
    const process = run(await storeOf(bill('7', dayAt(3))));
    await process.settled();
    expect(process.status()).toMatchObject([{ instances: 1, due: [{ at: dayAt(3), instance: '7', name: 'due' }] }]);
    await moveTo(process, 2);
    expect(post.reminders).toEqual([]);
    await moveTo(process, 3);
    expect(post.reminders).toEqual([`7 ${dayAt(3)}`]);
    expect(process.status()).toMatchObject([{ unsent: 0, due: [] }]);
  });

  it('fire all timers that a jump of the clock or a restart passed, in the order of their time', async () => {
    const store = await storeOf(bill('1', dayAt(5)), bill('2', dayAt(3)), bill('3', dayAt(4)));
    await run(store).settled();
    await halt();
    const again = run(store);
    await moveTo(again, 9);
    expect(post.reminders).toEqual([`2 ${dayAt(3)}`, `3 ${dayAt(4)}`, `1 ${dayAt(5)}`]);
  });

  it('know after a restart what had happened before the timer', async () => {
    const store = await storeOf(bill('7', dayAt(3)));
    await run(store).settled();
    await halt();
    await tell(store, { stream: 'bill-7', type: 'BillPaid', data: { bill: '7' } });
    const again = run(store);
    await moveTo(again, 4);
    expect(post.reminders).toEqual([]);
  });

  it('record each input with its effects in one append, and each command’s answer', async () => {
    const store = await storeOf(bill('7', dayAt(1)));
    await run(store).settled();
    const own = (await eventsOf(store)).filter(({ stream }) => stream === 'process-reminding-7');
    expect(own.map(({ type, data }) => [type, data['input'] ?? data['outcome']])).toEqual([
      ['ProcessInputTaken', { kind: 'event', id: expect.any(String), index: 1, type: 'BillSent' }],
      ['ProcessInputTaken', { kind: 'timer', ordinal: 0, name: 'due', at: dayAt(1) }],
      ['ProcessCommandAnswered', 'accepted'],
    ]);
    expect(own.map(({ meta }) => meta.correlationId)).toEqual(own.map(() => 'bill-7-0'));
  });

  it('take a refusal back in as an input', async () => {
    post.refuse = 'Remind';
    const process = run(await storeOf(bill('7', dayAt(1))));
    await process.settled();
    expect([...post.effects.values()].map(({ command }) => command)).toEqual([
      { type: 'LookInto', data: { code: 'NoAddress' } },
    ]);
    expect(process.status()).toMatchObject([
      { refused: [{ instance: '7', command: 'Remind', code: 'NoAddress' }], unsent: 0 },
    ]);
  });

  it('send again what could not be delivered, under the same id', async () => {
    post.down = true;
    const faults: unknown[] = [];
    const failed = new Promise<void>((resolve) => {
      run(storeNow, { onFault: (fault) => resolve(void faults.push(fault)) });
    });
    await tell(storeNow, bill('7', dayAt(1)));
    await failed;
    expect(running[0]!.status()).toMatchObject([
      { unsent: 1, faults: [{ instance: '7', error: 'the post is closed' }] },
    ]);
    post.down = false;
    await running[0]!.settled();
    expect(post.reminders).toHaveLength(1);
    expect(running[0]!.status()[0]!.faults).toEqual([]);
  });
  const storeNow = openMemoryStore();

  it('go on with every other instance while one cannot be served, timers included', async () => {
    const store = await storeOf(bill('1', dayAt(1)), bill('2', dayAt(1)), bill('3', dayAt(2)));
    const failed: string[] = [];
    const send = async (command: ProcessCommand) => {
      if (command.instance !== '1') return post.send(command);
      failed.push(command.commandId);
      throw new Error('no procedure');
    };
    const process = run(store, { send });
    while (!post.reminders.includes(`2 ${dayAt(1)}`)) await process.tick();
    now = dayAt(2);
    while (!post.reminders.includes(`3 ${dayAt(2)}`)) await process.tick();
    expect(process.status()).toMatchObject([{ unsent: 1, faults: [{ instance: '1', error: 'no procedure' }] }]);
    expect(new Set(failed).size).toBe(1);
  });

  const deaths = [0, 1, 2, 3, 4, 5].flatMap((append) => [['before', append] as const, ['after', append] as const]);

  it.each(deaths)('have one effect though the process dies %s its append %i', async (when, dies) => {
    const store = await storeOf(bill('1', dayAt(2)), bill('2', dayAt(2)));
    now = dayAt(5);
    let appends = 0;
    const died = new Promise<void>((resolve) => {
      const append: EventStore['append'] = async (...args) => {
        const mine = appends++;
        if (mine === dies && when === 'before') throw resolve() ?? new Error('died before the append');
        const appended = await store.append(...args);
        if (mine === dies) throw resolve() ?? new Error('died after the append');
        return appended;
      };
      const process = run({ ...store, append });
      void process.settled().then(resolve);
    });
    await died;
    await halt();
    const again = run(store);
    await again.settled();
    expect(post.reminders.sort()).toEqual([`1 ${dayAt(2)}`, `2 ${dayAt(2)}`]);
    const taken = (await eventsOf(store)).filter(({ type }) => type === 'ProcessInputTaken');
    expect(taken).toHaveLength(4);
  });

  it('give way to another runner that was faster', async () => {
    const store = await storeOf(bill('7', dayAt(1)));
    await Promise.all([run(store).settled(), run(store).settled()]);
    expect(post.reminders).toHaveLength(1);
    expect((await eventsOf(store)).filter(({ type }) => type === 'ProcessInputTaken')).toHaveLength(2);
  });
});
