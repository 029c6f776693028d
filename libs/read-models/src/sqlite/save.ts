import { canonicalJson } from '@tongjian/kernel';
import { Delta, Save, Seen, StoredDocument } from '../port.js';
import { safeTotal } from '../faults.js';
import { Form } from './form.js';
import { columnsOf, widthOf } from './schema.js';

/** Writes a save whole; false, with nothing written, when `seen` is not where the caller left it. */
export function save(form: Form, fromN: number | undefined, { documents, deltas, seen }: Save): boolean {
  return form.db
    .transaction(() => {
      if (!moveSeen(form, fromN, seen)) return false;
      const cells = new CellIds(form);
      for (const document of documents) writeDocument(form, cells, document, fromN === undefined);
      writeDeltas(form, cells, deltas);
      return true;
    })
    .immediate();
}

function moveSeen(form: Form, fromN: number | undefined, { n, position, through, count, digest, code }: Seen): boolean {
  const values = [n, position, through.position, through.index, count, digest, code];
  const { changes } =
    fromN === undefined
      ? form.sql(`INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`).run(form.tables.form, values)
      : form
          .sql(
            `UPDATE seen SET n = ?, position = ?, throughPosition = ?, throughIndex = ?, count = ?, digest = ?, code = ?
             WHERE form = ? AND n = ?`,
          )
          .run(values, form.tables.form, fromN);
  return changes === 1;
}

function writeDocument(form: Form, cells: CellIds, stored: StoredDocument, first: boolean): void {
  const { documents, contributions } = form.tables;
  const { key, document, at } = stored;
  form
    .sql(`INSERT INTO ${documents} VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
      document = excluded.document, position = excluded.position, count = excluded.count, n = excluded.n`)
    .run(key, document === null ? null : canonicalJson(document, key), at.position, at.count, at.n);
  if (!first) form.sql(`DELETE FROM ${contributions} WHERE key = ?`).run(key);
  for (const { rollup, cell, measures } of stored.contributions) {
    const names = form.rollup(rollup).measures;
    form.sql(insert(contributions, ['key', 'cell'], names.length)).run(
      key,
      cells.of(rollup, cell),
      names.map((name) => measures[name] ?? 0),
    );
  }
}

function writeDeltas(form: Form, cells: CellIds, deltas: readonly Delta[]): void {
  const sums = new Map<number, { names: readonly string[]; documents: number; values: number[] }>();
  for (const { rollup, cell, position, key, documents, measures } of deltas) {
    const names = form.rollup(rollup).measures;
    const id = cells.of(rollup, cell);
    const values = names.map((name) => measures[name] ?? 0);
    form
      .sql(insert(form.tables.deltas, ['cell', 'position', 'key', 'documents'], names.length))
      .run(id, position, key, documents, values);
    const sum = sums.get(id);
    if (!sum) sums.set(id, { names, documents, values });
    else {
      sum.documents += documents;
      for (let i = 0; i < values.length; i++) sum.values[i]! += values[i]!;
    }
  }
  for (const [id, sum] of sums) moveCell(form, id, sum);
}

/** Adds to a cell as it stands. @throws TotalTooLarge */
function moveCell(
  form: Form,
  id: number,
  sum: { readonly names: readonly string[]; readonly documents: number; readonly values: readonly number[] },
): void {
  const { cells } = form.tables;
  const row = form.sql(`SELECT * FROM ${cells} WHERE id = ?`).get(id) as Record<string, number>;
  const totals = sum.values.map((value, i) => safeTotal(sum.names[i]!, (row[`m${i}`] ?? 0) + value));
  form
    .sql(`UPDATE ${cells} SET documents = ?, ${columnsOf(totals.length, (column) => `${column} = ?`)} WHERE id = ?`)
    .run(row['documents']! + sum.documents, totals, id);
}

const insert = (table: string, columns: readonly string[], measures: number) =>
  `INSERT INTO ${table} (${columns.join(', ')}, ${columnsOf(measures)})
   VALUES (${columns.map(() => '?').join(', ')}, ${columnsOf(measures, () => '?')})`;

/** The row of each cell, made where there is none. */
class CellIds {
  private readonly known = new Map<string, number>();

  constructor(private readonly form: Form) {}

  of(rollup: string, cell: string): number {
    const name = `${rollup}\n${cell}`;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const { cells } = this.form.tables;
    const zeros = columnsOf(widthOf(this.form.shape), () => '0');
    this.form
      .sql(`INSERT INTO ${cells} VALUES (NULL, ?, ?, 0, ${zeros}) ON CONFLICT (rollup, cell) DO NOTHING`)
      .run(rollup, cell);
    const { id } = this.form.sql(`SELECT id FROM ${cells} WHERE rollup = ? AND cell = ?`).get(rollup, cell) as {
      id: number;
    };
    this.known.set(name, id);
    return id;
  }
}
