/** Counts tries per name within a minute; bounded in memory. */
export class Allowance {
  private readonly tries = new Map<string, { count: number; until: number }>();

  constructor(
    private readonly most: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Seconds to wait before the next try; 0 when it may be now. */
  wait(...names: readonly string[]): number {
    const now = this.now();
    const waits = names.map((name) => {
      const known = this.tries.get(name);
      return known && known.until > now && known.count >= this.most ? Math.ceil((known.until - now) / 1000) : 0;
    });
    return Math.max(0, ...waits);
  }

  /** Counts one try for each name, until it is told that the try did not fail. */
  tried(...names: readonly string[]): () => void {
    const now = this.now();
    const counted = names.map((name) => {
      const known = this.tries.get(name);
      const counting = known && known.until > now ? known : { count: 0, until: now + 60_000 };
      counting.count++;
      this.tries.set(name, counting);
      return counting;
    });
    if (this.tries.size > 10_000) for (const [name, { until }] of this.tries) if (until <= now) this.tries.delete(name);
    return () => counted.forEach((counting) => void counting.count--);
  }
}
