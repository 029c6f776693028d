import { canonicalJson, DocumentProjection } from '@tongjian/kernel';
import { StoredContribution, Sum } from '@tongjian/read-models';

/** What every cell must hold by the documents that were folded again. */
export class CellSums {
  private readonly sums = new Map<string, { readonly measures: Record<string, number>; documents: number }>();
  private readonly measures: ReadonlyMap<string, readonly string[]>;

  constructor({ rollups }: DocumentProjection) {
    this.measures = new Map(rollups.map(({ name, measures }) => [name, measures]));
  }

  add(parts: readonly StoredContribution[]): void {
    for (const { rollup, cell, measures } of parts) {
      const sum = this.sums.get(`${rollup} ${cell}`) ?? this.nothing(rollup);
      sum.documents += 1;
      for (const name of Object.keys(sum.measures)) sum.measures[name]! += measures[name] ?? 0;
      this.sums.set(`${rollup} ${cell}`, sum);
    }
  }

  private nothing(rollup: string) {
    const measures: Record<string, number> = {};
    for (const name of this.measures.get(rollup) ?? []) measures[name] = 0;
    return { measures, documents: 0 };
  }

  /** The sum of a cell, which is not asked for again. */
  take(rollup: string, cell: string): Sum {
    const sum = this.sums.get(`${rollup} ${cell}`) ?? this.nothing(rollup);
    this.sums.delete(`${rollup} ${cell}`);
    return sum;
  }

  /** The cells that nobody took. */
  rest(): Iterable<readonly [string, Sum]> {
    return this.sums;
  }

  text({ measures, documents }: Sum): string {
    return canonicalJson({ ...measures, documents });
  }
}
