/** Repeatable chance (mulberry32): the same seed gives the same runs. */
export class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  shuffled<T>(of: readonly T[]): T[] {
    const rest = [...of];
    return of.map(() => rest.splice(this.below(rest.length), 1)[0]!);
  }
}
