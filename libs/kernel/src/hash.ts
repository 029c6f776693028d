import { hash } from 'node:crypto';
import { Meta, StoredEvent } from './envelope.js';
import { canonicalJson, canonicalMembers } from './json.js';

/** `sha256:<hex>` of a text. The prefix names the algorithm, so that SM3 can follow. */
export const sha256 = (text: string | Uint8Array): string => `sha256:${hash('sha256', text, 'hex')}`;

/** What the first event of a stream names as its predecessor (log.md 3). */
export const genesisOf = (stream: string): string => sha256(`tongjian/stream/1\n${stream}`);

/** Digest of a JSON value in canonical form: request bodies, packs, calendars. */
export const digestOf = (value: unknown): string => sha256(canonicalJson(value));

/** A stored event with the canonical texts that were hashed, so that an adapter need not make them again. */
export type SealedEvent = StoredEvent & { readonly text: { readonly data: string; readonly meta: string } };

type Unsealed = Omit<StoredEvent, 'meta'> & { readonly meta: Omit<Meta, 'hash'> };

/**
 * Computes an event's hash over its canonical form and returns it sealed (log.md 3).
 * @throws UnstorableValue when data or meta hold what must not be stored.
 */
export function seal(event: Unsealed): SealedEvent {
  const data = canonicalJson(event.data, 'data');
  const members = canonicalMembers(event.meta as Record<string, unknown>, 'meta');
  const digest = hashText(event, data, `{${members.join(',')}}`);
  const at = members.findIndex((member) => member > '"hash"');
  members.splice(at < 0 ? members.length : at, 0, `"hash":"${digest}"`);
  return { ...event, meta: { ...event.meta, hash: digest }, text: { data, meta: `{${members.join(',')}}` } };
}

/** Recomputes the hash of a stored event from its parsed values; equal to `meta.hash` unless something was altered. */
export function hashOf(event: StoredEvent): string {
  const { hash: _, ...meta } = event.meta;
  return hashText(event, canonicalJson(event.data, 'data'), canonicalJson(meta, 'meta'));
}

/** The canonical form of `{data, id, meta, revision, shape, stream, type}`, put together from its parts. */
function hashText(
  { id, stream, revision, type, shape }: Pick<StoredEvent, 'id' | 'stream' | 'revision' | 'type' | 'shape'>,
  data: string,
  meta: string,
): string {
  return sha256(
    `tongjian/event/1\n{"data":${data},"id":${canonicalJson(id)},"meta":${meta},"revision":${canonicalJson(revision)},"shape":${canonicalJson(shape)},"stream":${canonicalJson(stream)},"type":${canonicalJson(type)}}`,
  );
}
