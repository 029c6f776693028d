import { LoggedEvent } from '../../client/types';
import { canonical } from './canonical';

/** The browser's own digest; undefined outside a secure context, where browsers hide it. */
export const webCrypto = (): SubtleCrypto | undefined => globalThis.crypto?.subtle;

/** `sha256:<hex>` of a text. */
export async function sha256(subtle: SubtleCrypto, text: string): Promise<string> {
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256:${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** What the first event of a stream names as its predecessor. */
export const genesisOf = (subtle: SubtleCrypto, stream: string): Promise<string> =>
  sha256(subtle, `tongjian/stream/1\n${stream}`);

/** An event's hash, computed anew from what it says. */
export function hashOf(subtle: SubtleCrypto, event: LoggedEvent): Promise<string> {
  const { stream, revision, id, type, shape, data } = event;
  const { hash: _, ...meta } = event.meta;
  return sha256(subtle, `tongjian/event/1\n${canonical({ stream, revision, id, type, shape, data, meta })}`);
}
