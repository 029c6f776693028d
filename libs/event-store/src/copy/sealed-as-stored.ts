import { canonicalJson, hashOf, LoggedEvent, SealedEvent } from '@tongjian/kernel';
import { StoreDamaged } from '../faults.js';

/**
 * A stored event as it was sealed: the canonical texts are made again, and its hash with them, so that no damage is
 * copied. @throws StoreDamaged
 */
export function sealedAsStored({ index, ...event }: LoggedEvent): SealedEvent {
  const { stream, revision, data, meta } = event;
  try {
    if (hashOf(event) !== meta.hash) throw new Error('its hash does not fit its content');
    return { ...event, text: { data: canonicalJson(data), meta: canonicalJson(meta) } };
  } catch (error) {
    throw new StoreDamaged((error as Error).message, { index, stream, revision });
  }
}
