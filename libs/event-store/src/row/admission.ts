import { canonicalJson, Expected, genesisOf, SealedEvent } from '@tongjian/kernel';
import { AppendFault } from '../faults.js';

/** The most that one append may weigh on any store. */
export const APPEND_LIMIT_BYTES = 900 * 1024;
/** The most that the facts of one event may weigh. */
export const FACTS_LIMIT_BYTES = 16 * 1024;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a stream stands: its last revision and the hash of that event. */
export interface StreamHead {
  readonly revision: number;
  readonly hash: string;
}

export const actualOf = (head: StreamHead | undefined): Expected => (head === undefined ? 'absent' : head.revision);

/**
 * What can be known of an append without looking at the log: one stream, revisions in sequence from the expected one,
 * a closed chain, ids that are ids, within the size limits.
 * @throws AppendFault
 */
export function checkAppend(stream: string, events: readonly SealedEvent[], expected: Expected): void {
  const fault = (reason: string) => new AppendFault(stream, reason);
  if (stream === '' || stream.startsWith('$')) throw fault('no stream of ours has such a name');
  if (events.length === 0) throw fault('an append without events');
  let revision = expected === 'absent' ? 0 : expected + 1;
  let before: SealedEvent | undefined;
  for (const event of events) {
    if (event.stream !== stream) throw fault(`an event of ${event.stream}`);
    if (event.revision !== revision) throw fault(`revision ${event.revision} where ${revision} is next`);
    if (before && event.meta.prev !== before.meta.hash)
      throw fault(`${event.revision} does not name its predecessor's hash`);
    if (!UUID.test(event.id)) throw fault(`${event.id} is no event id`);
    if (factsTooHeavy(event)) throw fault(`the facts of ${event.revision} weigh more than ${FACTS_LIMIT_BYTES} bytes`);
    before = event;
    revision += 1;
  }
  if (events.length > 1 && new Set(events.map(({ id }) => id)).size < events.length) throw fault('an id comes twice');
  if (tooHeavy(events)) throw fault(`an append of more than ${APPEND_LIMIT_BYTES} bytes`);
}

/** Counts bytes only where three bytes a character would come above the limit. */
function tooHeavy(events: readonly SealedEvent[]): boolean {
  let characters = 0;
  for (const { text, type, stream, id } of events)
    characters += text.data.length + text.meta.length + type.length + stream.length + id.length;
  return 3 * characters > APPEND_LIMIT_BYTES && bytesOf(events) > APPEND_LIMIT_BYTES;
}

const bytesOf = (events: readonly SealedEvent[]): number =>
  events
    .flatMap(({ text, type, stream, id }) => [text.data, text.meta, type, stream, id])
    .reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const factsTooHeavy = ({ text, meta }: SealedEvent): boolean =>
  3 * text.meta.length > FACTS_LIMIT_BYTES &&
  meta.facts !== undefined &&
  Buffer.byteLength(canonicalJson(meta.facts)) > FACTS_LIMIT_BYTES;

/**
 * What needs the stream's head: the first event must name its hash.
 * @throws AppendFault
 */
export function checkPrev(stream: string, first: SealedEvent, head: StreamHead | undefined): void {
  if (first.meta.prev !== (head?.hash ?? genesisOf(stream)))
    throw new AppendFault(stream, `${first.revision} does not name the hash of the stream's last event`);
}
