import { LoggedEvent, Meta, SealedEvent, StoredEvent, StreamEvent } from '@tongjian/kernel';
import { StoreDamaged } from '../faults.js';

/** An event as it lies in a store: the canonical texts verbatim, its place, and the witness beside it. */
export interface Row {
  /** The index: 1, 2, 3 … over the whole log. */
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly shape: number;
  readonly data: string;
  readonly meta: string;
  readonly recordTime: string;
  readonly follows: string;
}

/** Where the log ends before an append: its last index, record time and hash. */
export interface Tail {
  readonly position: number;
  readonly recordTime: string;
  readonly hash: string;
}

export const EMPTY_LOG: Tail = { position: 0, recordTime: '', hash: '' };

/** Where the log ends after `row`, which holds `event`. */
export const tailAt = ({ position, recordTime }: Row, event: Pick<StoredEvent, 'meta'>): Tail => ({
  position,
  recordTime,
  hash: event.meta.hash,
});

/** The row of the next event of the log. */
export function rowAfter(tail: Tail, event: SealedEvent): Row {
  const { stream, revision, id, type, shape, text, meta } = event;
  return {
    position: tail.position + 1,
    stream,
    revision,
    id,
    type,
    shape,
    data: text.data,
    meta: text.meta,
    recordTime: meta.recordedAt > tail.recordTime ? meta.recordedAt : tail.recordTime,
    follows: tail.hash,
  };
}

/**
 * The event of a row, parsed afresh, so that no reader can change what another reads.
 * @throws StoreDamaged when the texts are no JSON of an event.
 */
export function eventOf({ position, stream, revision, id, type, shape, data, meta }: Row): LoggedEvent {
  try {
    const envelope = JSON.parse(meta) as Meta;
    if (typeof envelope?.hash !== 'string') throw new Error('meta holds no hash');
    return { id, stream, revision, type, shape, data: JSON.parse(data), meta: envelope, index: position };
  } catch (error) {
    throw new StoreDamaged((error as Error).message, { index: position, stream, revision });
  }
}

/** The same for one who reads a stream. */
export function streamEventOf(row: Row): StreamEvent {
  const { index, ...event } = eventOf(row);
  return { ...event, position: String(index) };
}
