/** How long a feed has stood still while events wait for it, seconds by the machine's own clock. */
export class LagWatch {
  private readonly stood = new Map<string, { readonly through: number; readonly since: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /**
   * What is seen at this moment; a feed that moved, or has nothing to do, does not lag. What waits is counted from when
   * it was first seen to wait, however long nobody asked before.
   */
  seconds(feed: string, through: number, behind: number): number {
    if (behind === 0) {
      this.stood.delete(feed);
      return 0;
    }
    const now = this.now();
    const known = this.stood.get(feed);
    if (known?.through === through) return Math.round(now - known.since) / 1000;
    this.stood.set(feed, { through, since: now });
    return 0;
  }
}
