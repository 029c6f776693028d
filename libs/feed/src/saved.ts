import { JsonObject } from '@tongjian/kernel';
import { ProjectionRef, Seen } from '@tongjian/read-models';

/** How one cell changed by a save. */
export interface TouchedCell {
  readonly rollup: string;
  readonly cell: Readonly<Record<string, string>>;
  /** The change of each measure. */
  readonly measures: Readonly<Record<string, number>>;
  /** The change of the number of contributing documents. */
  readonly documents: number;
}

/** What one save changed, told after it is durable. Whoever sees `prev` differ from what it has lost a message. */
export interface Saved {
  readonly projection: string;
  readonly ref: ProjectionRef;
  /** Number of the save before; −1 when the whole read model was swapped, and everything may differ. */
  readonly prev: number;
  readonly n: number;
  /** Index of the last counted event. */
  readonly index: number;
  readonly seen: Seen;
  /** Documents as they stand; null where nothing is left. */
  readonly changed: readonly { readonly key: string; readonly document: JsonObject | null }[];
  readonly cells: readonly TouchedCell[];
}
