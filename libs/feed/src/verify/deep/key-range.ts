/** A part of all keys: those whose hash lies in it. So a read model is verified part by part, in bounded memory. */
export class KeyRange {
  static readonly ALL = new KeyRange(0, 2 ** 32);

  private constructor(
    private readonly from: number,
    private readonly to: number,
  ) {}

  has(key: string): boolean {
    if (this.to - this.from === 2 ** 32) return true;
    const hash = hashOf(key);
    return hash >= this.from && hash < this.to;
  }

  /** The two halves; one key alone cannot be halved, and need not be. */
  halves(): readonly [KeyRange, KeyRange] {
    const middle = this.from + Math.floor((this.to - this.from) / 2);
    return [new KeyRange(this.from, middle), new KeyRange(middle, this.to)];
  }

  get divisible(): boolean {
    return this.to - this.from > 1;
  }
}

function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
