import { canonicalJson, JsonObject } from '@tongjian/kernel';
import { safeTotal } from '../faults.js';
import { Delta, ParkedKey, ProjectionRef, ReadAt, Save, Seen, StoredDocument, Sum } from '../port.js';
import { rollupOf, Shape } from '../shape.js';

/** One cell as kept. */
export interface Cell extends Sum {
  readonly rollup: string;
  readonly cell: string;
}

/** One form of a read model held in memory; values are replaced, never changed in place. */
export class Form {
  seen: Seen | undefined;
  readonly documents = new Map<string, StoredDocument>();
  readonly cells = new Map<string, Cell>();
  readonly deltas: Delta[] = [];
  readonly parked = new Map<string, ParkedKey>();

  constructor(
    readonly ref: ProjectionRef,
    public shape: Shape,
  ) {}

  at(): ReadAt {
    const { n = 0, position = 0 } = this.seen ?? {};
    const parked = this.parked.size;
    return { projection: this.ref.name, version: this.ref.version, position, n, ...(parked ? { parked } : {}) };
  }

  /** As the port's `save`: everything that can fail comes before the first write. */
  save(fromN: number | undefined, { documents, deltas, seen, parked }: Save): boolean {
    if (this.seen?.n !== fromN) return false;
    const kept = documents.map((stored) => ({ ...stored, document: throughJson(stored.key, stored.document) }));
    const cells = new Map<string, Cell>();
    for (const delta of deltas) {
      const name = `${delta.rollup}\n${delta.cell}`;
      cells.set(name, this.moved(cells.get(name) ?? this.cells.get(name), delta));
    }
    for (const document of kept) this.documents.set(document.key, document);
    for (const [name, cell] of cells) this.cells.set(name, cell);
    for (const delta of deltas) this.deltas.push(delta);
    for (const key of parked?.remove ?? []) this.parked.delete(key);
    for (const record of parked?.put ?? []) this.parked.set(record.key, record);
    this.seen = seen;
    return true;
  }

  /** @throws TotalTooLarge */
  private moved(cell: Cell | undefined, delta: Delta): Cell {
    const { rollup, cell: coordinates } = delta;
    const names = rollupOf(this.shape, rollup).measures;
    const measures = names.map((name) => [
      name,
      safeTotal(name, (cell?.measures[name] ?? 0) + (delta.measures[name] ?? 0), delta.key),
    ]);
    return {
      rollup,
      cell: coordinates,
      measures: Object.fromEntries(measures) as Record<string, number>,
      documents: (cell?.documents ?? 0) + delta.documents,
    };
  }
}

/** What a database would give back. @throws UnstorableValue naming the document and the place */
const throughJson = (key: string, document: JsonObject | null): JsonObject | null =>
  document === null ? null : (JSON.parse(canonicalJson(document, key)) as JsonObject);
