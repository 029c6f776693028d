import { Lease } from '../port.js';
import { compareValues } from './matches.js';

interface Held {
  readonly holder: string;
  readonly until: number;
}

/** Who works on what, as long as they say so. */
export class Leases {
  private readonly held = new Map<string, Held>();

  constructor(private readonly clock: () => number) {}

  take(name: string, holder: string, ms: number): boolean {
    const now = this.clock();
    const known = this.held.get(name);
    if (known && known.holder !== holder && now < known.until) return false;
    this.held.set(name, { holder, until: now + ms });
    return true;
  }

  list(): readonly Lease[] {
    const now = this.clock();
    return [...this.held]
      .filter(([, { until }]) => now < until)
      .map(([name, { holder }]) => ({ name, holder }))
      .sort((a, b) => compareValues(a.name, b.name));
  }

  release(name: string, holder: string): void {
    if (this.held.get(name)?.holder === holder) this.held.delete(name);
  }
}
