/** As much of DER, the byte form of certificates, as an authority for tests needs. */

const value = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
};

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from([length >> 16, (length >> 8) & 0xff, length & 0xff]);
  const from = bytes.findIndex((byte) => byte > 0);
  return Buffer.concat([Buffer.from([0x80 | (3 - from)]), bytes.subarray(from)]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => value(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]): Buffer => value(0x31, ...parts);
export const integer = (bytes: Uint8Array): Buffer => value(0x02, bytes);
export const truth = (): Buffer => value(0x01, Buffer.from([0xff]));
export const text = (of: string): Buffer => value(0x0c, Buffer.from(of));
export const octets = (bytes: Uint8Array): Buffer => value(0x04, bytes);
/** Bits of which the last `unused` do not count. */
export const bits = (bytes: Uint8Array, unused = 0): Buffer => value(0x03, Buffer.from([unused]), bytes);
export const none = (): Buffer => value(0x05);
/** A part that is known by its number. */
export const numbered = (number: number, ...parts: readonly Uint8Array[]): Buffer => value(0xa0 | number, ...parts);
/** The same, of bytes that stand as they are. */
export const plain = (number: number, bytes: Uint8Array): Buffer => value(0x80 | number, bytes);
export const time = (at: Date): Buffer => value(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]|\.\d+/g, '')}`));

/** A registered name such as 2.5.29.17. */
export function registered(name: string): Buffer {
  const [first = 0, second = 0, ...rest] = name.split('.').map(Number);
  const bytes = rest.flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift(0x80 | (left & 0x7f));
    return groups;
  });
  return value(0x06, Buffer.from([first * 40 + second, ...bytes]));
}
