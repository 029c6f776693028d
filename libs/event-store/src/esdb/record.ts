import type { EventData, RecordedEvent } from '@eventstore/db-client';
import { Json, Meta, SealedEvent, StoredEvent } from '@tongjian/kernel';
import { AppendFault } from '../faults.js';
import { Driver } from './client.js';

/**
 * An event as it lies in EventStoreDB: the data as they are; in the metadata our envelope verbatim, and beside it what
 * the server's own tools look for.
 */
interface StoredMetadata {
  readonly $causationId: string;
  readonly $correlationId: string;
  readonly id: string;
  readonly meta: Meta;
  readonly shape: number;
}

const utf8 = new TextEncoder();

/**
 * The id under which the server keeps an event: taken from its hash and not from its command, so that what the server
 * recognises as a repeat is the very same event. The same command sealed by another process is none, and loses its race.
 */
export function serverIdOf({ meta }: Pick<StoredEvent, 'meta'>): string {
  const hex = meta.hash.slice(-64);
  const variant = ((parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** @throws AppendFault when the sealed text is no JSON, which would leave the client waiting for ever. */
export function proposed({ jsonEvent }: Driver, event: SealedEvent): EventData {
  const { id, type, shape, meta, text } = event;
  const metadata =
    `{"$causationId":${JSON.stringify(meta.causationId)},"$correlationId":${JSON.stringify(meta.correlationId)},` +
    `"id":"${id}","meta":${text.meta},"shape":${shape}}`;
  const data = parsed(event);
  // The client writes bytes as they are, which its types do not say.
  return jsonEvent({ id: serverIdOf(event), type, data, metadata: utf8.encode(metadata) as never });
}

function parsed({ stream, revision, text }: SealedEvent): Record<string, Json> {
  try {
    return JSON.parse(text.data) as Record<string, Json>;
  } catch (error) {
    throw new AppendFault(stream, `the data of ${revision} are no JSON: ${(error as Error).message}`);
  }
}

/** Our event of a record. @throws Error saying what is wrong with it */
export function storedEventOf(record: RecordedEvent, stream: string): StoredEvent {
  const { metadata, data, type, revision, isJson } = record;
  const { id, meta, shape } = (metadata ?? {}) as Partial<StoredMetadata>;
  if (!isJson || typeof data !== 'object' || data === null) throw new Error('its data are no JSON object');
  if (typeof id !== 'string' || typeof shape !== 'number' || typeof meta?.hash !== 'string')
    throw new Error('it was not written by this program');
  return { id, stream, revision: Number(revision), type, shape, data: data as Record<string, Json>, meta };
}

/** The log position of a record: commit and prepare position are the same number. */
export const positionOf = ({ position }: Pick<RecordedEvent, 'position'>): number => Number(position?.commit ?? -1n);
