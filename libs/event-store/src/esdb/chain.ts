import type { StreamHead } from '../row/admission.js';
import { genesisOf, StoredEvent } from '@tongjian/kernel';
import { Heads } from './heads.js';

/** Streams whose last event is remembered to judge the next one by. */
const STREAMS = 100_000;

/**
 * Follows the chain of every stream through the log: each event must name the one before it. So an event that the
 * server left out, told twice or told too early is noticed when its stream goes on.
 */
export class Chain {
  private readonly known = new Heads(STREAMS);

  /** What is wrong with `event` as the next of its stream, undefined where it follows. */
  breach(event: StoredEvent, fresh: ReadonlyMap<string, StreamHead>): string | undefined {
    const { stream, revision, meta } = event;
    const before = fresh.get(stream) ?? this.known.get(stream);
    if (!before && revision > 0) return this.known.forgot ? undefined : `nothing of its stream came before it`;
    if (before && revision !== before.revision + 1) return `it follows ${before.revision} of its stream`;
    return meta.prev === (before?.hash ?? genesisOf(stream)) ? undefined : 'it does not name the event before it';
  }

  accept(fresh: ReadonlyMap<string, StreamHead>): void {
    for (const [stream, head] of fresh) this.known.set(stream, head);
  }
}
