interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** Who works on what, as long as they say so. */
export class Leases {
  private readonly held = new Map<string, Lease>();

  constructor(private readonly clock: () => number) {}

  take(name: string, holder: string, ms: number): boolean {
    const now = this.clock();
    const known = this.held.get(name);
    if (known && known.holder !== holder && now < known.until) return false;
    this.held.set(name, { holder, until: now + ms });
    return true;
  }

  release(name: string, holder: string): void {
    if (this.held.get(name)?.holder === holder) this.held.delete(name);
  }
}
