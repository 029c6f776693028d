import { ParkedChange, ParkedKey } from '@tongjian/read-models';

/** Longer errors are cut: a record names what went wrong, it is no log. */
const LONGEST = 500;

export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, LONGEST);

/** The keys whose events wait in the log, and what of that is not saved yet. Holds keys, never events. */
export class Parking {
  private readonly keys = new Set<string>();
  private readonly put = new Map<string, ParkedKey>();
  private readonly removed = new Set<string>();

  constructor(parked: Iterable<string> = []) {
    for (const key of parked) this.keys.add(key);
  }

  has(key: string): boolean {
    return this.keys.size > 0 && this.keys.has(key);
  }

  get dirty(): boolean {
    return this.put.size > 0 || this.removed.size > 0;
  }

  /** Parks a key, or replaces its record. */
  park(record: ParkedKey): void {
    this.keys.add(record.key);
    this.removed.delete(record.key);
    this.put.set(record.key, record);
  }

  free(key: string): void {
    this.keys.delete(key);
    this.put.delete(key);
    this.removed.add(key);
  }

  /** What the next save says; undefined where nothing changed. */
  change(): ParkedChange | undefined {
    return this.dirty ? { put: [...this.put.values()], remove: [...this.removed] } : undefined;
  }

  saved(): void {
    this.put.clear();
    this.removed.clear();
  }
}
