import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { Resume } from '@tongjian/event-store';
import { Delta, ParkedKey, Save, Seen, StoredDocument } from '@tongjian/read-models';
import { RollingDigest } from './digest.js';
import { messageOf, Parking } from './parking.js';
import { Held, heldOf, Step } from './step.js';

/** An event whose keys a projection's code could not tell: nobody knows what it concerns, so the projection stops. */
export class FoldFault extends Error {
  constructor(
    readonly event: LoggedEvent,
    override readonly cause: unknown,
  ) {
    super(messageOf(cause));
    this.name = 'FoldFault';
  }
}

/** What a drained key comes to: its document, the changes on the way, and where it waits again if it does. */
export interface Drained {
  readonly key: string;
  readonly held: Held | undefined;
  readonly deltas: readonly Delta[];
  /** The first of its events that were read again. */
  readonly from: number;
  readonly again?: ParkedKey;
}

/**
 * One form of a projection being folded: counts and digests every event of its types once, folds documents in memory,
 * keeps what is not saved yet. A key whose fold throws is parked; all others go on. Knows no store; whoever drives it
 * loads the missing documents and writes the cuts.
 */
export class Folding {
  private readonly types: ReadonlySet<string>;
  private readonly step: Step;
  private readonly parking: Parking;
  private readonly held = new Map<string, Held>();
  /** Keys with something to save, and the first event of each that is not saved. */
  private readonly unsaved = new Map<string, number>();
  private deltas: Delta[] = [];
  private position: number;
  private count: number;
  private readonly digest: RollingDigest;
  /** True while memory holds every document there is, so that a missing key is a new one. */
  private complete: boolean;

  constructor(
    private readonly projection: DocumentProjection,
    /** As last saved; undefined before the first save. */
    private stored: Seen | undefined,
    private readonly code: string,
    parked: Iterable<string> = [],
  ) {
    this.types = new Set(projection.types);
    this.step = new Step(projection);
    this.parking = new Parking(parked);
    this.position = stored?.position ?? 0;
    this.count = stored?.count ?? 0;
    this.digest = RollingDigest.from(stored?.digest);
    this.complete = stored === undefined;
  }

  get seen(): Seen | undefined {
    return this.stored;
  }

  /** Documents and changes that wait to be saved. */
  get pending(): number {
    return this.unsaved.size + (this.deltas.length >> 3);
  }

  /** Whether something was counted, parked or drained that is not saved. */
  get dirty(): boolean {
    return this.count !== (this.stored?.count ?? 0) || this.unsaved.size > 0 || this.parking.dirty;
  }

  private concerns(event: LoggedEvent): boolean {
    return event.index > this.position && this.types.has(event.type);
  }

  /** Keys whose documents must be loaded before these events are taken, up to one whose keys nobody can tell. */
  missing(events: readonly LoggedEvent[]): string[] {
    if (this.complete) return [];
    const keys = new Set<string>();
    try {
      for (const event of events)
        if (this.concerns(event))
          for (const key of this.keysOf(event)) if (!this.held.has(key) && !this.parking.has(key)) keys.add(key);
    } catch (error) {
      // Taking the event will say so, after everything before it was taken.
      if (!(error instanceof FoldFault)) throw error;
    }
    return [...keys];
  }

  /** Takes loaded documents in; keys that the store does not know are new. */
  admit(keys: readonly string[], found: ReadonlyMap<string, StoredDocument>): void {
    for (const key of keys) {
      const stored = found.get(key);
      if (stored) this.held.set(key, heldOf(stored));
    }
  }

  private keysOf(event: LoggedEvent): readonly string[] {
    try {
      const keys = this.projection.keys(event);
      return keys.length < 2 ? keys : [...new Set(keys)];
    } catch (error) {
      throw new FoldFault(event, error);
    }
  }

  /** Counts one event and folds it into every key that is not parked; one already counted is dropped. @throws FoldFault */
  take(event: LoggedEvent): void {
    if (!this.concerns(event)) return;
    for (const key of this.keysOf(event)) if (!this.parking.has(key)) this.fold(event, key);
    this.count += 1;
    this.position = event.index;
    this.digest.add(event.meta.hash);
  }

  private fold(event: LoggedEvent, key: string): void {
    const before = this.held.get(key);
    if (before && before.position >= event.index) return;
    let after: Held;
    try {
      after = this.step.fold(before, event, key);
      this.step.changes(before, after, key, this.deltas);
    } catch (error) {
      this.parking.park({ key, position: event.index, error: messageOf(error) });
      return;
    }
    this.held.set(key, after);
    if (!this.unsaved.has(key)) this.unsaved.set(key, event.index);
  }

  /** Takes in what a parked key came to when its events were read again. */
  drained({ key, held, deltas, from, again }: Drained): void {
    if (again) this.parking.park(again);
    else this.parking.free(key);
    if (!held) return;
    this.held.set(key, held);
    this.unsaved.set(key, from);
    for (const delta of deltas) this.deltas.push(delta);
  }

  /**
   * Takes back everything of a key that is not saved, and parks it there: what it would lead to cannot be stored. False
   * where nothing of it waits.
   */
  withdraw(key: string, error: unknown): boolean {
    const position = this.unsaved.get(key);
    if (position === undefined) return false;
    this.unsaved.delete(key);
    this.held.delete(key);
    this.deltas = this.deltas.filter((delta) => delta.key !== key);
    this.parking.park({ key, position, error: messageOf(error) });
    return true;
  }

  isParked(key: string): boolean {
    return this.parking.has(key);
  }

  /** Writes down why a key stays parked. */
  keepParked(record: ParkedKey): void {
    this.parking.park(record);
  }

  /** Everything unsaved as one save numbered above the last and above `floor`. */
  cut(through: Resume, floor = 0): Save {
    const n = Math.max(this.stored?.n ?? 0, floor) + 1;
    const documents: StoredDocument[] = [];
    for (const key of this.unsaved.keys()) {
      const { document, parts, position, count } = this.held.get(key)!;
      documents.push({ key, document, at: { position, count, n }, contributions: parts });
    }
    const { position, count, code } = this;
    const seen = { n, position, through, count, digest: `${this.digest}`, code };
    const parked = this.parking.change();
    return { documents, deltas: this.deltas, seen, ...(parked ? { parked } : {}) };
  }

  /** The cut is durable: forgets what waited, and documents beyond `keep`, oldest first. */
  saved({ seen }: Save, keep: number): void {
    this.stored = seen;
    this.unsaved.clear();
    this.deltas = [];
    this.parking.saved();
    for (const key of this.held.keys()) {
      if (this.held.size <= keep) break;
      this.held.delete(key);
      this.complete = false;
    }
  }
}
