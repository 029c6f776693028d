import { safeTotal } from '../faults.js';
import { Delta } from '../port.js';
import { Form } from './form.js';
import { Draft } from './intent.js';
import { fieldOf } from './names.js';
import { placeOf } from './rows.js';
import { Row, Server } from './server.js';

const PAGE = 2_000;
const idOf = ({ rollup, cell }: Pick<Delta, 'rollup' | 'cell'>): string => `${rollup}\n${cell}`;

/** The totals of cells as they become, change by change: what is written are values, never differences. */
export class Totals {
  private constructor(
    private readonly form: Form,
    private readonly rows: Map<string, Draft>,
  ) {}

  /** Begins with what the cells that will change hold now. */
  static async before(form: Form, server: Server, deltas: readonly Delta[]): Promise<Totals> {
    const ids = [...new Set(deltas.map(idOf))];
    const rows = new Map<string, Draft>();
    // A form without a proof has no cells either.
    for (let i = 0; form.seen && i < ids.length; i += PAGE)
      for (const row of await server.find(form.collections.cells, { _id: { $in: ids.slice(i, i + PAGE) } }))
        rows.set(row['_id'] as string, row as Draft);
    return new Totals(form, rows);
  }

  /** Whether the changes, in the order in which they came, lead beyond what is safe anywhere. @throws TotalTooLarge */
  check(deltas: readonly Delta[]): void {
    new Totals(this.form, new Map(this.rows)).after(deltas);
  }

  /** The cells that these changes touch, as they are after them. @throws TotalTooLarge */
  after(deltas: readonly Delta[]): Draft[] {
    const touched = new Set<string>();
    for (const delta of deltas) {
      const id = idOf(delta);
      touched.add(id);
      this.rows.set(id, this.moved(this.rows.get(id), id, delta));
    }
    return [...touched].map((id) => this.rows.get(id)!);
  }

  private moved(row: Draft | undefined, _id: string, delta: Delta): Draft {
    const { rollup, cell } = delta;
    const before = (row?.['measures'] ?? {}) as Readonly<Record<string, number>>;
    const measures = this.form.rollup(rollup).measures.map((name) => {
      const field = fieldOf(name);
      return [field, safeTotal(name, (before[field] ?? 0) + (delta.measures[name] ?? 0), delta.key)];
    });
    const documents = ((row?.['documents'] as number | undefined) ?? 0) + delta.documents;
    const place = (row?.['place'] as Row | undefined) ?? placeOf(cell);
    return { _id, rollup, cell, place, documents, measures: Object.fromEntries(measures) as Row };
  }
}
