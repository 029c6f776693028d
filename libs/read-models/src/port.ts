import { DocumentProjection, JsonObject } from '@tongjian/kernel';

/** What a projection can prove it has seen (projections.md 2). `n` numbers the saves. */
export interface Seen {
  readonly n: number;
  /** Index of the last counted event. */
  readonly position: number;
  /** How far the feed was scanned. */
  readonly through: { readonly position: string; readonly index: number };
  readonly count: number;
  /** Order-sensitive digest over the hashes of all counted events. */
  readonly digest: string;
  /** Hash of the fold's meaning; a changed fold without a new version is found at start. */
  readonly code: string;
}

/** A contribution as it stands stored with its document. `cell` is the canonical JSON of its coordinates. */
export interface StoredContribution {
  readonly rollup: string;
  readonly cell: string;
  readonly measures: Readonly<Record<string, number>>;
}

/** A document or, where `document` is null, its tombstone. `at` guards against folding an event twice. */
export interface StoredDocument {
  readonly key: string;
  readonly document: JsonObject | null;
  readonly at: { readonly position: number; readonly count: number; readonly n: number };
  readonly contributions: readonly StoredContribution[];
}

/** The change of one cell by one event: the total as of X is the sum of the deltas up to X. */
export interface Delta {
  readonly rollup: string;
  readonly cell: string;
  readonly position: number;
  readonly key: string;
  readonly measures: Readonly<Record<string, number>>;
  /** +1 when the document began to contribute to the cell, −1 when it ceased, else 0. */
  readonly documents: number;
}

/** A key whose events wait in the log, because the projection could not take one of them (projections.md 5). */
export interface ParkedKey {
  readonly key: string;
  /** Index of the first event it could not take: this and every later event of the key waits. */
  readonly position: number;
  readonly error: string;
  /** Why an operator decided that it stays parked. */
  readonly reason?: string;
}

/** How a save changes the parked keys. A put replaces the record of its key; removing an absent one does nothing. */
export interface ParkedChange {
  readonly put: readonly ParkedKey[];
  readonly remove: readonly string[];
}

export interface Save {
  readonly documents: readonly StoredDocument[];
  readonly deltas: readonly Delta[];
  readonly seen: Seen;
  /** None where left out. */
  readonly parked?: ParkedChange;
}

/** A read model's stored form: `<name>_v<version>`, and which building of that version, 0 where left out. */
export interface ProjectionRef {
  readonly name: string;
  readonly version: number;
  /** Counts the rebuildings of one version: each is made beside the one in use, then swapped in. */
  readonly build?: number;
}

/** What one field must be, by dotted path. A field that is a list passes when one of its entries does. */
export type Comparison =
  | { readonly field: string; readonly equals: string | number | boolean }
  | { readonly field: string; readonly in: readonly (string | number)[] }
  | { readonly field: string; readonly from?: string | number; readonly to?: string | number }
  | { readonly field: string; readonly prefix: string }
  /** Begins with one of these; with none, nothing passes. */
  | { readonly field: string; readonly prefixes: readonly string[] }
  /** Substring of any of the texts, letters A to Z in either case; for search boxes. */
  | { readonly fields: readonly string[]; readonly contains: string };

export interface DocumentQuery {
  readonly where?: readonly Comparison[];
  /** Dotted paths; ties are broken by key. */
  readonly sort?: readonly { readonly field: string; readonly descending?: boolean }[];
  readonly limit: number;
  /** Opaque, as given in `next` of the page before. */
  readonly cursor?: string;
}

/** Where an answer comes from: every answer of the read side carries it. */
export interface ReadAt {
  readonly projection: string;
  readonly version: number;
  /** Everything up to this event of the log is in the answer. */
  readonly position: number;
  readonly n: number;
  /**
   * Some of the answer may be as late as this: a store without transactions says so where saves came between its
   * reads as often as it tried. Absent where the answer is of one moment.
   */
  readonly to?: number;
  /** How many keys are parked: any total may miss what waits for them. Absent where none is. */
  readonly parked?: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly total: number;
  readonly at: ReadAt;
}

export interface CellRow {
  readonly cell: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
  /** How many documents contribute; one that contributes to several cells of a group counts once. */
  readonly documents: number;
}

/** A total and the number of documents behind it. */
export interface Sum {
  readonly measures: Readonly<Record<string, number>>;
  readonly documents: number;
}

/** One cell three times over, all equal unless something was altered: as kept, as its parts say, as its changes say. */
export interface CellAudit {
  readonly rollup: string;
  /** Canonical JSON of the coordinates. */
  readonly cell: string;
  readonly kept: Sum;
  readonly contributed: Sum;
  readonly changed: Sum;
}

export interface CellQuery {
  readonly rollup: string;
  /** Coordinates that must match: one value or any of several. */
  readonly where?: Readonly<Record<string, string | readonly string[]>>;
  /** Sum over the dimensions not named here; all cells as they stand where left out. */
  readonly groupBy?: readonly string[];
  /** As of this index of the log: sums of deltas. The present where left out. */
  readonly asOf?: number;
}

/** A piece of work and who has it in hand. */
export interface Lease {
  readonly name: string;
  readonly holder: string;
}

/** The read-model store port (projections.md): documents and the save's proof move together or not at all. */
export interface ReadModels {
  /** Creates what a form needs (default: the projection's version), verifies its indexes. */
  declare(projection: DocumentProjection, ref?: ProjectionRef): Promise<void>;
  seen(ref: ProjectionRef): Promise<Seen | undefined>;
  load(ref: ProjectionRef, keys: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>>;
  /**
   * All in one transaction, parked keys included, `seen` by compare-and-set from `fromN` (undefined: none yet).
   * Resolves false, with nothing written, when another runner saved first.
   */
  save(ref: ProjectionRef, fromN: number | undefined, save: Save): Promise<boolean>;

  find(
    ref: ProjectionRef,
    query: DocumentQuery,
  ): Promise<Page<{ readonly key: string; readonly document: JsonObject }>>;
  cells(ref: ProjectionRef, query: CellQuery): Promise<{ readonly items: readonly CellRow[]; readonly at: ReadAt }>;
  /** The documents that sum to the cells matched, with their parts. */
  contributions(
    ref: ProjectionRef,
    query: {
      readonly rollup: string;
      readonly where?: CellQuery['where'];
      readonly limit: number;
      readonly cursor?: string;
    },
  ): Promise<
    Page<{
      readonly key: string;
      readonly cell: Readonly<Record<string, string>>;
      readonly measures: Readonly<Record<string, number>>;
    }>
  >;
  /** The changes of the cells matched, in order: the events that made a figure. */
  deltas(
    ref: ProjectionRef,
    query: {
      readonly rollup: string;
      readonly where?: CellQuery['where'];
      readonly key?: string;
      readonly after?: number;
      readonly to?: number;
      readonly limit: number;
    },
  ): Promise<readonly (Omit<Delta, 'cell'> & { readonly cell: Readonly<Record<string, string>> })[]>;

  /** The parked keys, by key; the first 500 where no page is asked for. */
  parked(ref: ProjectionRef, query?: { readonly limit?: number; readonly cursor?: string }): Promise<Page<ParkedKey>>;

  /** The version that readers use, or undefined before the first. */
  active(name: string): Promise<ProjectionRef | undefined>;
  /** Makes `to` the active version if `from` still is; resolves false otherwise. */
  swap(from: ProjectionRef | undefined, to: ProjectionRef): Promise<boolean>;
  /** Every cell against its contributions and its deltas, all at one moment; for verification. */
  audit(ref: ProjectionRef): Promise<{ readonly cells: readonly CellAudit[]; readonly at: ReadAt }>;
  /** Every stored document, tombstones included, by key; for verification. */
  scan(ref: ProjectionRef, afterKey?: string): AsyncIterable<readonly StoredDocument[]>;
  /**
   * Documents, tombstones included, that a save later than number `n` wrote, in the order of their saves, at most
   * `limit`: how a process that does not save itself learns what changed.
   */
  changedSince(ref: ProjectionRef, n: number, limit: number): Promise<readonly StoredDocument[]>;
  /** Every stored change of every cell, in any order, each once; for verification. */
  scanDeltas(ref: ProjectionRef): AsyncIterable<readonly Delta[]>;
  drop(ref: ProjectionRef): Promise<void>;

  /**
   * Takes or renews a lease for so many milliseconds from now by the store's own clock; one of 0 is over at once.
   * Resolves false while another holder has it. A lease only chooses who works: the data is protected by `n`.
   */
  lease(name: string, holder: string, ms: number): Promise<boolean>;
  /** Who works on what: every lease that is not over, by name. */
  leases(): Promise<readonly Lease[]>;
  /** Gives a lease up; does nothing where another has it. */
  release(name: string, holder: string): Promise<void>;
  close(): Promise<void>;
}
