import { Decider, isRefused } from './decider.js';
import { Actor, Meta, NewEvent, StoredEvent } from './envelope.js';
import { EventLog, Expected, StreamEvent } from './event-log.js';
import { genesisOf, seal, SealedEvent } from './hash.js';
import { eventId } from './ids.js';
import { Refusal } from './refusal.js';

/** What came in with a request: who, why, when. `at` is the instant of receipt at which the act is judged. */
export interface Cause {
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: Actor;
  readonly jurisdiction: string;
  /** RFC 3339 UTC, milliseconds. */
  readonly at: string;
  readonly bodyDigest?: string;
}

/** The answer to an accepted command; the same for ever, however often it is repeated (D6). */
export interface Receipt {
  readonly commandId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly revision: number;
    readonly hash: string;
  }[];
  readonly replayed: boolean;
}

export type Outcome =
  | { readonly kind: 'accepted'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The same command id came before with another body. */
  | { readonly kind: 'reused'; readonly receipt: Receipt; readonly firstDigest?: string }
  /** The caller's expected revision is not the stream's. */
  | { readonly kind: 'changed'; readonly revision: number };

/** What a stream's head must remember: its last hash and the commands it has answered. */
export interface Head {
  revision: number;
  hash: string;
  recordedAt: string;
  readonly answered: Map<string, { receipt: Omit<Receipt, 'replayed'>; bodyDigest?: string }>;
}

export interface Loaded<State> {
  state: State;
  readonly head: Head;
}

/** Where folded streams wait for the next command; correctness never depends on it. */
export interface StreamCache {
  get(stream: string): Loaded<unknown> | undefined;
  set(stream: string, loaded: Loaded<unknown>): void;
  delete(stream: string): void;
}

export class ConflictsExhausted extends Error {
  constructor(stream: string, attempts: number) {
    super(`${stream} kept changing: gave up after ${attempts} attempts`);
    this.name = 'ConflictsExhausted';
  }
}

/** A stream whose next event does not name the one before: something is missing or was changed. Nothing is decided. */
export class BrokenChain extends Error {
  constructor(stream: string, revision: number) {
    super(`${stream}@${revision} does not follow the event before it as sealed: run tongjian verify`);
    this.name = 'BrokenChain';
  }
}

export interface Execution<Command, State, Context> {
  readonly log: EventLog;
  readonly decider: Decider<Command, State, Context>;
  readonly stream: string;
  readonly command: Command;
  readonly cause: Cause;
  /** Built afresh for each attempt from the state at hand: facts of other aggregates, pinned procedure. */
  readonly context: (state: State) => Context | Promise<Context>;
  readonly cache?: StreamCache;
  /** The present instant, asked when events are sealed: `recordedAt` (log.md 4). The instant of receipt where left out. */
  readonly clock?: () => string;
  /** `If-Match`: the command is decided only if the stream's last revision is this one. */
  readonly ifRevision?: number;
  readonly attempts?: number;
}

/** Folds a stream from what is known of it; `known` is advanced in place. */
export async function load<State>(
  log: Pick<EventLog, 'read'>,
  decider: Pick<Decider<never, State, never>, 'initial' | 'evolve'>,
  stream: string,
  known: Loaded<State> = {
    state: decider.initial(),
    head: { revision: -1, hash: genesisOf(stream), recordedAt: '', answered: new Map() },
  },
): Promise<Loaded<State>> {
  for await (const batch of log.read(stream, known.head.revision + 1))
    // The same process may have advanced the shared state while the store was being read.
    for (const event of batch)
      if (event.revision > known.head.revision) {
        if (event.meta.prev !== known.head.hash) throw new BrokenChain(stream, event.revision);
        advance(known, decider, event);
      }
  return known;
}

/**
 * Load, decide, append: at most `attempts` turns (3); a lost race reloads only what is new and decides afresh.
 * A command id that the stream has seen gets its first answer, whatever happened since.
 */
export async function execute<Command, State, Context>(run: Execution<Command, State, Context>): Promise<Outcome> {
  const { log, decider, stream, command, cause, cache, ifRevision, attempts = 3 } = run;
  let known = cache?.get(stream) as Loaded<State> | undefined;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (!known || attempt > 1) known = await load(log, decider, stream, known);
    const first = known.head.answered.get(cause.commandId);
    if (first) {
      const receipt = { ...first.receipt, replayed: true };
      const same = first.bodyDigest === cause.bodyDigest;
      return same
        ? { kind: 'accepted', receipt }
        : { kind: 'reused', receipt, ...(first.bodyDigest ? { firstDigest: first.bodyDigest } : {}) };
    }
    if (ifRevision !== undefined && ifRevision !== known.head.revision) {
      const cached = attempt === 1 && cache?.get(stream) !== undefined;
      if (cached) continue;
      return { kind: 'changed', revision: known.head.revision };
    }
    const before = known.head.revision;
    const context = await run.context(known.state);
    // Another command of this process may have advanced the shared state while the context was gathered.
    if (known.head.revision !== before) continue;
    const decision = decider.decide(known.state, command, context);
    if (isRefused(decision)) {
      if (attempt === 1 && cache?.get(stream)) {
        // A cached state may be behind another process: a refusal is only given on a freshly read stream.
        const seen = known.head.revision;
        known = await load(log, decider, stream, known);
        if (known.head.revision !== seen) continue;
      }
      return { kind: 'refused', refusal: decision.refused };
    }
    const sealed = sealAll(known.head, stream, decision.events, cause, run.clock?.());
    const expected: Expected = known.head.revision < 0 ? 'absent' : known.head.revision;
    const appended = await log.append(stream, sealed, expected);
    if (!appended.written) continue;
    for (const event of sealed)
      if (event.revision > known.head.revision) advance(known, decider, { ...event, position: appended.position });
    cache?.set(stream, known);
    return { kind: 'accepted', receipt: { ...receiptOf(stream, sealed, appended.position), replayed: false } };
  }
  cache?.delete(stream);
  throw new ConflictsExhausted(stream, attempts);
}

/** Gives a decision's events their envelope, from the stream's head on; `now` is the instant of sealing. */
export function sealAll(
  head: Pick<Head, 'revision' | 'hash' | 'recordedAt'>,
  stream: string,
  events: readonly NewEvent[],
  cause: Cause,
  now: string = cause.at,
): SealedEvent[] {
  let prev = head.hash;
  const recordedAt = [cause.at, now, head.recordedAt].reduce((a, b) => (a > b ? a : b));
  return events.map((event, i) => {
    const meta: Omit<Meta, 'hash'> = {
      actor: cause.actor,
      jurisdiction: cause.jurisdiction,
      commandId: cause.commandId,
      correlationId: cause.correlationId,
      causationId: cause.causationId,
      occurredAt: cause.at,
      recordedAt,
      prev,
      ...(cause.bodyDigest ? { bodyDigest: cause.bodyDigest } : {}),
      ...event.meta,
    };
    const sealed = seal({
      id: eventId(cause.commandId, stream, i),
      stream,
      revision: head.revision + 1 + i,
      type: event.type,
      shape: event.shape ?? 1,
      data: event.data,
      meta,
    });
    prev = sealed.meta.hash;
    return sealed;
  });
}

function receiptOf(stream: string, events: readonly StoredEvent[], position: string): Omit<Receipt, 'replayed'> {
  const last = events[events.length - 1]!;
  return {
    commandId: last.meta.commandId,
    stream,
    revision: last.revision,
    position,
    recordedAt: last.meta.recordedAt,
    events: events.map(({ id, type, revision, meta }) => ({ id, type, revision, hash: meta.hash })),
  };
}

function advance<State>(
  known: Loaded<State>,
  decider: Pick<Decider<never, State, never>, 'evolve'>,
  event: StreamEvent,
): void {
  const { head } = known;
  known.state = decider.evolve(known.state, event);
  head.revision = event.revision;
  head.hash = event.meta.hash;
  head.recordedAt = event.meta.recordedAt;
  const earlier = head.answered.get(event.meta.commandId);
  const part = receiptOf(event.stream, [event], event.position);
  head.answered.set(event.meta.commandId, {
    receipt: earlier ? { ...part, events: [...earlier.receipt.events, ...part.events] } : part,
    ...(event.meta.bodyDigest ? { bodyDigest: event.meta.bodyDigest } : {}),
  });
}
