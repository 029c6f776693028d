import { DocumentProjection, JsonObject, LoggedEvent, Rollup } from '@tongjian/kernel';
import { Delta, StoredContribution, StoredDocument } from '@tongjian/read-models';
import { contributionsOf, deltasOf } from './contributions.js';

/** A document in memory, as far as folded. */
export interface Held {
  readonly document: JsonObject | null;
  readonly parts: readonly StoredContribution[];
  readonly position: number;
  readonly count: number;
}

export const heldOf = ({ document, contributions, at }: StoredDocument): Held => ({
  document,
  parts: contributions,
  position: at.position,
  count: at.count,
});

/** Takes one document one event further. Whoever folds (live, drained, verified) folds by this. */
export class Step {
  private readonly rollups: ReadonlyMap<string, Rollup>;
  private readonly partsOf: ReturnType<typeof contributionsOf>;

  constructor(private readonly projection: DocumentProjection) {
    this.rollups = new Map(projection.rollups.map((rollup) => [rollup.name, rollup]));
    this.partsOf = contributionsOf(projection);
  }

  /** @throws whatever the projection's fold or contributions throw, and BadContribution */
  fold(before: Held | undefined, event: LoggedEvent, key: string): Held {
    const old = before?.document ?? null;
    const document = this.projection.fold(old, event, key);
    const parts = document === old ? (before?.parts ?? NONE) : this.partsOf(document);
    return { document, parts, position: event.index, count: (before?.count ?? 0) + 1 };
  }

  /** The changes of cells that lead from one to the other: all of them or, where it throws, none. @throws BadContribution */
  changes(before: Held | undefined, after: Held, key: string, into: Delta[]): void {
    const start = into.length;
    try {
      deltasOf(this.rollups, before?.parts ?? NONE, after.parts, { position: after.position, key }, into);
    } catch (error) {
      into.length = start;
      throw error;
    }
  }
}

const NONE: readonly StoredContribution[] = [];
