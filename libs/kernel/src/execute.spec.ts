import fc from 'fast-check';
import {
  accept,
  Appended,
  Cause,
  Decider,
  EventLog,
  execute,
  Expected,
  Loaded,
  refuse,
  Refusal,
  SealedEvent,
  StreamCache,
  StreamEvent,
  Turns,
  UnknownEvent,
} from './index.js';

/** The smallest honest log: enough to try the execution against. */
class Shelf implements EventLog {
  readonly events: StreamEvent[] = [];
  /** Called before each append: where another writer may come in between. */
  before: (() => void) | undefined;

  async *read(stream: string, from = 0) {
    const found = this.events.filter((event) => event.stream === stream && event.revision >= from);
    if (found.length > 0) yield found;
  }

  async append(stream: string, events: readonly SealedEvent[], expected: Expected): Promise<Appended> {
    const interloper = this.before;
    this.before = undefined;
    interloper?.();
    const last = this.events.filter((event) => event.stream === stream).length - 1;
    const actual: Expected = last < 0 ? 'absent' : last;
    if (actual !== expected) return { written: false, actual };
    const position = String(this.events.length + events.length);
    for (const event of events) this.events.push({ ...event, position });
    return { written: true, position };
  }
}

const full: Refusal = {
  code: 'Full',
  rule: 'R1',
  source: [],
  text: { zh: '已满', en: 'full' },
  facts: { limit: 3 },
  remedies: [{ kind: 'none' }],
};

const counter: Decider<{ by: number }, { total: number }, { limit: number }> = {
  initial: () => ({ total: 0 }),
  decide: (state, { by }, { limit }) =>
    state.total + by > limit ? refuse(full) : accept({ type: 'Counted', data: { by } }),
  evolve: (state, event) => {
    if (event.type !== 'Counted') throw new UnknownEvent(event);
    state.total += event.data['by'] as number;
    return state;
  },
};

const cause = (commandId: string, over: Partial<Cause> = {}): Cause => ({
  commandId,
  correlationId: commandId,
  causationId: commandId,
  jurisdiction: '330603',
  at: '2020-01-01T00:00:00.000Z',
  actor: { person: 'p_1', organisation: 'o', role: 'purchaser.handler', client: 'test' },
  bodyDigest: 'd1',
  ...over,
});

const cacheOf = (): StreamCache => {
  const kept = new Map<string, Loaded<unknown>>();
  return { get: (s) => kept.get(s), set: (s, l) => void kept.set(s, l), delete: (s) => void kept.delete(s) };
};

const run = (
  log: EventLog,
  by: number,
  why: Cause,
  more: { cache?: StreamCache; clock?: () => string; ifRevision?: number; limit?: number } = {},
) =>
  execute({
    log,
    decider: counter,
    stream: 's',
    command: { by },
    cause: why,
    context: () => ({ limit: more.limit ?? 1000 }),
    ...more,
  });

describe('executing a command', () => {
  it('answers a repeated command with its first receipt, at any later time', async () => {
    const log = new Shelf();
    const first = await run(log, 1, cause('a'));
    await run(log, 1, cause('b'));
    const again = await run(log, 1, cause('a'));
    expect(log.events).toHaveLength(2);
    expect(again).toEqual({ kind: 'accepted', receipt: { ...(first as { receipt: object }).receipt, replayed: true } });
  });

  it('names the first digest when a command id comes back with another body', async () => {
    const log = new Shelf();
    await run(log, 1, cause('a'));
    expect(await run(log, 2, cause('a', { bodyDigest: 'd2' }))).toMatchObject({ kind: 'reused', firstDigest: 'd1' });
    expect(log.events).toHaveLength(1);
  });

  it('decides afresh on what a faster writer left', async () => {
    const log = new Shelf();
    const other = new Shelf();
    await run(log, 1, cause('a'));
    for (const event of log.events) other.events.push(event);
    await run(other, 1, cause('b'));
    log.before = () => log.events.push(other.events[1]!);
    expect(await run(log, 1, cause('c'))).toMatchObject({ kind: 'accepted', receipt: { revision: 2 } });
    log.before = undefined;
    expect(await run(log, 1, cause('d'), { limit: 3 })).toMatchObject({ kind: 'refused', refusal: { code: 'Full' } });
  });

  it('does not refuse on a cached state that is behind the stream', async () => {
    const log = new Shelf();
    const cache = cacheOf();
    await run(log, 3, cause('a'), { cache });
    await run(log, -3, cause('b'));
    expect(await run(log, 3, cause('c'), { cache, limit: 3 })).toMatchObject({ kind: 'accepted' });
  });

  it('tells a caller whose view is old that the stream has changed', async () => {
    const log = new Shelf();
    await run(log, 1, cause('a'));
    await run(log, 1, cause('b'));
    expect(await run(log, 1, cause('c'), { ifRevision: 0 })).toEqual({ kind: 'changed', revision: 1 });
    expect(await run(log, 1, cause('c'), { ifRevision: 1 })).toMatchObject({ kind: 'accepted' });
  });

  it('never records an earlier time than the event before', async () => {
    const log = new Shelf();
    await run(log, 1, cause('a', { at: '2020-01-02T00:00:00.000Z' }));
    await run(log, 1, cause('b', { at: '2020-01-01T00:00:00.000Z' }));
    expect(log.events.map(({ meta }) => meta.recordedAt)).toEqual([
      '2020-01-02T00:00:00.000Z',
      '2020-01-02T00:00:00.000Z',
    ]);
  });

  it('records when events were sealed, and that they happened when they were due', async () => {
    const log = new Shelf();
    const due = cause('a', { at: '2020-01-02T00:00:00.000Z' });
    await run(log, 1, due, { clock: () => '2020-02-10T00:00:00.000Z' });
    expect(log.events[0]!.meta).toMatchObject({
      occurredAt: '2020-01-02T00:00:00.000Z',
      recordedAt: '2020-02-10T00:00:00.000Z',
    });
  });

  it('decides nothing on a stream of which an event is missing', async () => {
    const log = new Shelf();
    for (const id of ['a', 'b', 'c']) await run(log, 1, cause(id));
    log.events.splice(1, 1);
    await expect(run(log, 1, cause('d'))).rejects.toThrow(/s@2 does not follow the event before it/);
    expect(log.events).toHaveLength(2);
  });

  it('counts every command exactly once, however many race on a shared cache', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 }), async (ids) => {
        const log = new Shelf();
        const cache = cacheOf();
        const turns = new Turns();
        await Promise.all(ids.map((id) => turns.take('s', () => run(log, 1, cause(`c${id}`), { cache }))));
        const once = new Set(ids).size;
        expect(log.events.map(({ revision }) => revision)).toEqual([...Array(once).keys()]);
        log.events.slice(1).forEach((event, i) => expect(event.meta.prev).toBe(log.events[i]!.meta.hash));
      }),
    );
  });
});
