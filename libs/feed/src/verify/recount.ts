import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { RollingDigest } from '../fold/digest.js';

/** What one projection must have seen, counted afresh from the log. */
export class Recount {
  private readonly types: ReadonlySet<string>;
  private readonly perKey = new Map<string, { count: number; position: number }>();
  private readonly digest = new RollingDigest();
  /** As of the position that the read model claims. */
  count = 0;
  /** Events that were counted but wait in the log for a parked key. */
  waiting = 0;

  constructor(
    private readonly projection: DocumentProjection,
    private readonly upTo: number,
    /** Documents saved while verifying runs are counted up to their own position. */
    private readonly documentsUpTo: ReadonlyMap<string, number>,
    /** From where each parked key waits. */
    private readonly parkedFrom: ReadonlyMap<string, number>,
  ) {
    this.types = new Set(projection.types);
  }

  add(event: LoggedEvent): void {
    if (!this.types.has(event.type)) return;
    if (event.index <= this.upTo) {
      this.count += 1;
      this.digest.add(event.meta.hash);
    }
    for (const key of new Set(this.projection.keys(event))) {
      if (event.index >= (this.parkedFrom.get(key) ?? Infinity)) {
        if (event.index <= this.upTo) this.waiting += 1;
        continue;
      }
      const until = this.documentsUpTo.get(key) ?? this.upTo;
      if (event.index > Math.max(until, this.upTo)) continue;
      // A document behind the read model's position has missed an event: it is counted, so that it shows.
      const known = this.perKey.get(key);
      if (known) {
        known.count += 1;
        known.position = event.index;
      } else this.perKey.set(key, { count: 1, position: event.index });
    }
  }

  get digestText(): string {
    return this.digest.toString();
  }

  keys(): ReadonlyMap<string, { readonly count: number; readonly position: number }> {
    return this.perKey;
  }
}
