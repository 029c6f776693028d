import { DocumentProjection, JsonObject, LoggedEvent, Rollup } from '@tongjian/kernel';
import { Resume } from '@tongjian/event-store';
import { Delta, Save, Seen, StoredContribution, StoredDocument } from '@tongjian/read-models';
import { contributionsOf, deltasOf } from './contributions.js';
import { RollingDigest } from './digest.js';

/** A document in memory, as far as folded; saved late. */
interface Held {
  document: JsonObject | null;
  parts: readonly StoredContribution[];
  position: number;
  count: number;
}

/** An event that a projection's code could not take. */
export class FoldFault extends Error {
  constructor(
    readonly event: LoggedEvent,
    readonly key: string | undefined,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = 'FoldFault';
  }
}

/**
 * One form of a projection being folded: counts and digests every event of its types once, folds documents in memory,
 * keeps what is not saved yet. Knows no store; whoever drives it loads the missing documents and writes the cuts.
 */
export class Folding {
  private readonly types: ReadonlySet<string>;
  private readonly rollups: ReadonlyMap<string, Rollup>;
  private readonly partsOf: ReturnType<typeof contributionsOf>;
  private readonly held = new Map<string, Held>();
  private readonly unsaved = new Set<string>();
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
  ) {
    this.types = new Set(projection.types);
    this.rollups = new Map(projection.rollups.map((rollup) => [rollup.name, rollup]));
    this.partsOf = contributionsOf(projection);
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

  /** Whether an event was counted that is not saved. */
  get dirty(): boolean {
    return this.count !== (this.stored?.count ?? 0);
  }

  private concerns(event: LoggedEvent): boolean {
    return event.index > this.position && this.types.has(event.type);
  }

  /** Keys whose documents must be loaded before these events are taken. @throws FoldFault */
  missing(events: readonly LoggedEvent[]): string[] {
    if (this.complete) return [];
    const keys = new Set<string>();
    for (const event of events)
      if (this.concerns(event)) for (const key of this.keysOf(event)) if (!this.held.has(key)) keys.add(key);
    return [...keys];
  }

  /** Takes loaded documents in; keys that the store does not know are new. */
  admit(keys: readonly string[], found: ReadonlyMap<string, StoredDocument>): void {
    for (const key of keys) {
      const stored = found.get(key);
      if (stored)
        this.held.set(key, {
          document: stored.document,
          parts: stored.contributions,
          position: stored.at.position,
          count: stored.at.count,
        });
    }
  }

  private keysOf(event: LoggedEvent): readonly string[] {
    try {
      const keys = this.projection.keys(event);
      return keys.length < 2 ? keys : [...new Set(keys)];
    } catch (error) {
      throw new FoldFault(event, undefined, error);
    }
  }

  /** Counts and folds one event; one already counted is dropped. @throws FoldFault with nothing of the event taken */
  take(event: LoggedEvent): void {
    if (!this.concerns(event)) return;
    const results = this.keysOf(event).map((key) => this.fold(event, key));
    for (const { key, before, after } of results) {
      if (!after) continue;
      deltasOf(this.rollups, before?.parts ?? [], after.parts, { position: event.index, key }, this.deltas);
      this.held.set(key, after);
      this.unsaved.add(key);
    }
    this.count += 1;
    this.position = event.index;
    this.digest.add(event.meta.hash);
  }

  private fold(event: LoggedEvent, key: string): { key: string; before?: Held; after?: Held } {
    const before = this.held.get(key);
    if (before && before.position >= event.index) return { key };
    try {
      const old = before?.document ?? null;
      const document = this.projection.fold(old, event, key);
      const parts = document === old ? (before?.parts ?? []) : this.partsOf(document);
      const after = { document, parts, position: event.index, count: (before?.count ?? 0) + 1 };
      return before ? { key, before, after } : { key, after };
    } catch (error) {
      throw new FoldFault(event, key, error);
    }
  }

  /** Everything unsaved as one save numbered above the last and above `floor`. */
  cut(through: Resume, floor = 0): Save {
    const n = Math.max(this.stored?.n ?? 0, floor) + 1;
    const documents: StoredDocument[] = [];
    for (const key of this.unsaved) {
      const { document, parts, position, count } = this.held.get(key)!;
      documents.push({ key, document, at: { position, count, n }, contributions: parts });
    }
    const { position, count, code } = this;
    return { documents, deltas: this.deltas, seen: { n, position, through, count, digest: `${this.digest}`, code } };
  }

  /** The cut is durable: forgets what waited, and documents beyond `keep`, oldest first. */
  saved({ seen }: Save, keep: number): void {
    this.stored = seen;
    this.unsaved.clear();
    this.deltas = [];
    for (const key of this.held.keys()) {
      if (this.held.size <= keep) break;
      this.held.delete(key);
      this.complete = false;
    }
  }
}
