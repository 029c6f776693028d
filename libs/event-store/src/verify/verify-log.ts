import { genesisOf, hashOf, LoggedEvent } from '@tongjian/kernel';
import { StoreDamaged } from '../faults.js';
import { EventStore, FeedBatch } from '../port.js';
import { Finding } from './finding.js';
import { OrderCheck } from './order-check.js';
import { checkStream, Trace } from './stream-check.js';

export interface VerifyOptions {
  /** Called after each batch with the index reached and the index at which the verification will end. */
  readonly onProgress?: (index: number, end: number) => void;
  /** Aborting it makes the verification throw the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Verification {
  /** The index through which the log was verified. */
  readonly through: number;
  /** Events read and recomputed. */
  readonly events: number;
  readonly streams: number;
  /** Sorted by index; empty when the log is what was written. */
  readonly findings: readonly Finding[];
}

/** More damage than this is named no further: the log is to be restored, not read. */
const FINDINGS_LIMIT = 1000;

/**
 * Recomputes the whole log as it stands: every hash, every stream's chain and revisions, the indexes, the order over
 * all streams. A tail cut off whole leaves no trace here; read models and checkpoints know it.
 */
export async function verifyLog(store: EventStore, options: VerifyOptions = {}): Promise<Verification> {
  const complaints: Finding[] = (store.examine?.() ?? []).map((detail) => ({ kind: 'storage', detail }));
  const { index: end } = await store.head();
  const heads = new Map<string, { revision: number; hash: string }>();
  const suspects = new Set<string>();
  const order = new OrderCheck();
  let events = 0;

  for await (const seen of eventsThrough(store, end, options)) {
    if (seen instanceof StoreDamaged) {
      const { index, stream, revision } = seen.event!;
      complaints.push({
        kind: 'unreadable',
        index,
        ...(stream ? { stream, revision: revision! } : {}),
        detail: seen.reason,
      });
      order.skip(index);
      if (stream) suspects.add(stream);
      if (complaints.length > FINDINGS_LIMIT) break;
      continue;
    }
    events += 1;
    const { stream, revision, meta } = seen;
    const before = heads.get(stream);
    const follows = revision === (before?.revision ?? -1) + 1 && meta.prev === (before?.hash ?? genesisOf(stream));
    if (!follows || !isIntact(seen)) suspects.add(stream);
    heads.set(stream, { revision, hash: meta.hash });
    order.see(seen, store.witness?.(seen.index));
  }

  const named = complaints.concat(suspects.size > 0 ? await examineStreams(store, suspects, end) : []);
  const places = new Set(named.map(({ index }) => index));
  const findings = [...named, ...order.findings.filter(({ index }) => !places.has(index))];
  findings.sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  return { through: end, events, streams: heads.size, findings };
}

/** The findings of the streams in doubt, read once more; unreadable events count neither as there nor as missing. */
async function examineStreams(store: EventStore, streams: ReadonlySet<string>, end: number): Promise<Finding[]> {
  const traces = new Map<string, Trace[]>([...streams].map((stream) => [stream, []]));
  const unreadable = new Set<string>();
  for await (const seen of eventsThrough(store, end, {}))
    if (seen instanceof StoreDamaged) unreadable.add(`${seen.event?.stream}@${seen.event?.revision}`);
    else traces.get(seen.stream)?.push(traceOf(seen));
  return [...traces]
    .filter(([, known]) => known.length > 0)
    .flatMap(([stream, known]) => checkStream(stream, known))
    .filter(({ kind, stream, revision }) => kind !== 'dropped' || !unreadable.has(`${stream}@${revision}`));
}

const traceOf = (event: LoggedEvent): Trace => ({
  index: event.index,
  stream: event.stream,
  revision: event.revision,
  hash: event.meta.hash,
  prev: event.meta.prev,
  intact: isIntact(event),
});

function isIntact(event: LoggedEvent): boolean {
  try {
    return hashOf(event) === event.meta.hash;
  } catch {
    // What cannot even be hashed, such as a null or a fraction, was never sealed.
    return false;
  }
}

/** All events through `end`; in place of one that cannot be read, the damage. */
async function* eventsThrough(
  store: EventStore,
  end: number,
  { onProgress, signal }: VerifyOptions,
): AsyncGenerator<LoggedEvent | StoreDamaged> {
  let at = 0;
  while (at < end)
    try {
      const batch = await nextBatch(store, at);
      signal?.throwIfAborted();
      for (const event of batch.events) if (event.index <= end) yield event;
      at = batch.through.index;
      onProgress?.(Math.min(at, end), end);
    } catch (error) {
      if (!(error instanceof StoreDamaged) || error.event === undefined) throw error;
      yield error;
      at = error.event.index;
    }
}

async function nextBatch(store: EventStore, after: number): Promise<FeedBatch> {
  const from = after > 0 ? await store.resumeAfter(after) : undefined;
  for await (const batch of store.readAll(from)) return batch;
  throw new Error('a log always answers with a batch');
}
