/**
 * What a set of texts comes to, in whatever order they come: a count and a sum of 64-bit mixes. Guards against faults
 * and hand-made changes, not against forgers.
 */
export class Fingerprint {
  count = 0;
  private high = 0;
  private low = 0;

  add(text: string): void {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    this.count += 1;
    this.high = (this.high + a) | 0;
    this.low = (this.low + b) | 0;
  }

  equals(other: Fingerprint): boolean {
    return this.count === other.count && this.high === other.high && this.low === other.low;
  }
}
