/**
 * Rolling digest over the hashes of events: 128 bits, order-sensitive, mixed as MurmurHash3 mixes its blocks. It guards
 * against faults of delivery, not against forgers: those the events' own SHA-256 chain stops.
 */
export class RollingDigest {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;

  /** Goes on from a digest's text. @throws RangeError where it is none */
  static from(text: string | undefined): RollingDigest {
    const digest = new RollingDigest();
    if (text === undefined) return digest;
    if (!/^[0-9a-f]{32}$/.test(text)) throw new RangeError(`"${text}" is no rolling digest`);
    digest.a = word(text, 0);
    digest.b = word(text, 8);
    digest.c = word(text, 16);
    digest.d = word(text, 24);
    return digest;
  }

  /** Takes in the hash of the next event, `sha256:<64 hex digits>`. */
  add(hash: string): void {
    const start = hash.length - 64;
    this.mix(word(hash, start), word(hash, start + 8), word(hash, start + 16), word(hash, start + 24));
    this.mix(word(hash, start + 32), word(hash, start + 40), word(hash, start + 48), word(hash, start + 56));
  }

  private mix(k1: number, k2: number, k3: number, k4: number): void {
    const { imul } = Math;
    let { a, b, c, d } = this;
    a ^= imul(turn(imul(k1, C1), 15), C2);
    a = (imul((turn(a, 19) + b) | 0, 5) + 0x561ccd1b) | 0;
    b ^= imul(turn(imul(k2, C2), 16), C3);
    b = (imul((turn(b, 17) + c) | 0, 5) + 0x0bcaa747) | 0;
    c ^= imul(turn(imul(k3, C3), 17), C4);
    c = (imul((turn(c, 15) + d) | 0, 5) + 0x96cd1c35) | 0;
    d ^= imul(turn(imul(k4, C4), 18), C1);
    d = (imul((turn(d, 13) + a) | 0, 5) + 0x32ac3b17) | 0;
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  toString(): string {
    return [this.a, this.b, this.c, this.d].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

const [C1, C2, C3, C4] = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
const turn = (value: number, by: number) => (value << by) | (value >>> (32 - by));

const NIBBLES = new Uint8Array(128);
for (let i = 0; i < 16; i++) NIBBLES[i.toString(16).charCodeAt(0)] = i;

function word(hex: string, at: number): number {
  let value = 0;
  for (let i = at; i < at + 8; i++) value = (value << 4) | NIBBLES[hex.charCodeAt(i) & 127]!;
  return value;
}
