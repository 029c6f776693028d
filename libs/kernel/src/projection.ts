import { LoggedEvent } from './envelope.js';
import { JsonObject } from './json.js';

/**
 * A read model of documents by key (projections.md 1). Pure: it sees only its own document and the event.
 * `keys` that throws stops the projection; a `fold` that throws is a fault of that key.
 */
export interface DocumentProjection<Document extends JsonObject = JsonObject> {
  readonly name: string;
  /** Raise it when the meaning changes: a new version is built beside the old one and swapped. */
  readonly version: number;
  /** The question this read model answers. */
  readonly answers: string;
  readonly types: readonly string[];
  readonly keys: (event: LoggedEvent) => readonly string[];
  /** Returns a new document, the same one, or null when nothing is left; never changes `document` in place. */
  readonly fold: (document: Document | null, event: LoggedEvent, key: string) => Document | null;
  /** Fields (dotted paths of the document) that queries filter or sort by. */
  readonly indexes: readonly (readonly string[])[];
  readonly rollups: readonly Rollup<Document>[];
}

/** One document's part of a total: integers only, or fractions kept as their integer parts. */
export interface Contribution {
  /** The cell's coordinates by dimension, e.g. `{year: '2020', district: '510183'}`. */
  readonly cell: Readonly<Record<string, string>>;
  /** Integers: fen or counts. */
  readonly measures: Readonly<Record<string, number>>;
}

/** A total kept as the sum of contributions, so that every figure drills to its documents and their events. */
export interface Rollup<Document extends JsonObject = JsonObject> {
  readonly name: string;
  readonly answers: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  readonly contributions: (document: Document) => readonly Contribution[];
}
