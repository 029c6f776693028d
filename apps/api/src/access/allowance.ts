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

  /** Counts one failed try for each name. */
  failed(...names: readonly string[]): void {
    const now = this.now();
    for (const name of names) {
      const known = this.tries.get(name);
      if (known && known.until > now) known.count++;
      else this.tries.set(name, { count: 1, until: now + 60_000 });
    }
    if (this.tries.size > 10_000) for (const [name, { until }] of this.tries) if (until <= now) this.tries.delete(name);
  }
}
