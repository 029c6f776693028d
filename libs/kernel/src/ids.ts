import { createHash } from 'node:crypto';

/** The same name always gives the same UUID (RFC 9562, version 8 over SHA-256). */
export function uuidOf(...name: readonly (string | number)[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(name)).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The id of the n-th event of one append (log.md 1). */
export const eventId = (commandId: string, stream: string, ordinal: number): string =>
  uuidOf('event', commandId, stream, ordinal);
