import { Cause, genesisOf, NewEvent, sealAll, SealedEvent } from '@tongjian/kernel';
import { EventStore, FeedBatch } from '../src/index.js';
import { EMPTY_LOG, Row, rowAfter, tailAt } from '../src/row/row.js';

let commands = 0;

export const cause = (over: Partial<Cause> = {}): Cause => {
  const commandId = over.commandId ?? `command-${++commands}`;
  return {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    actor: { person: 'p_1', organisation: 'o_1', role: 'purchaser.handler', client: 'test' },
    jurisdiction: '510183',
    at: '2020-01-01T00:00:00.000Z',
    ...over,
  };
};

export const noted = (text: string, type = 'Noted'): NewEvent => ({ type, data: { text } });

/** Events sealed after `before` (default: the beginning of the stream). */
export function sealed(
  stream: string,
  texts: readonly (string | NewEvent)[],
  before?: SealedEvent,
  over?: Partial<Cause>,
): SealedEvent[] {
  const head = before
    ? { revision: before.revision, hash: before.meta.hash, recordedAt: before.meta.recordedAt }
    : { revision: -1, hash: genesisOf(stream), recordedAt: '' };
  const events = texts.map((text) => (typeof text === 'string' ? noted(text) : text));
  return sealAll(head, stream, events, cause(over));
}

/** Keeps a stream's last sealed event, so that one append follows another. */
export class Writer {
  private readonly last = new Map<string, SealedEvent>();
  constructor(private readonly store: EventStore) {}

  async write(stream: string, ...texts: readonly (string | NewEvent)[]): Promise<SealedEvent[]> {
    return this.writeAt('2020-01-01T00:00:00.000Z', stream, ...texts);
  }

  async writeAt(at: string, stream: string, ...texts: readonly (string | NewEvent)[]): Promise<SealedEvent[]> {
    const before = this.last.get(stream);
    const events = sealed(stream, texts, before, { at });
    const appended = await this.store.append(stream, events, before?.revision ?? 'absent');
    if (!appended.written) throw new Error(`${stream} was not written`);
    this.last.set(stream, events.at(-1)!);
    return events;
  }
}

/** The rows of a log in which these streams write one event after another, in turn. */
export function rowsOf(turns: readonly string[], at = (turn: number) => new Date(turn * 1000).toISOString()): Row[] {
  const last = new Map<string, SealedEvent>();
  const rows: Row[] = [];
  let tail = EMPTY_LOG;
  turns.forEach((stream, turn) => {
    const [event] = sealed(stream, [`turn ${turn}`], last.get(stream), { at: at(turn) });
    last.set(stream, event!);
    rows.push(rowAfter(tail, event!));
    tail = tailAt(rows.at(-1)!, event!);
  });
  return rows;
}

export async function collect<T>(items: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of items) all.push(...batch);
  return all;
}

export async function batches(items: AsyncIterable<FeedBatch>): Promise<FeedBatch[]> {
  const all: FeedBatch[] = [];
  for await (const batch of items) all.push(batch);
  return all;
}
