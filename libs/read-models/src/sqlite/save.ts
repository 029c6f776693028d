import Database from 'better-sqlite3';
import { canonicalJson } from '@tongjian/kernel';
import { safeTotal } from '../faults.js';
import { Delta, Save, Seen, StoredDocument } from '../port.js';
import { Form } from './form.js';
import { changeParked } from './parked.js';
import { columnsOf, widthOf } from './schema.js';

/** Writes a save whole; false, with nothing written, when `seen` is not where the caller left it. */
export function save(form: Form, fromN: number | undefined, { documents, deltas, seen, parked }: Save): boolean {
  return form.db
    .transaction(() => {
      if (!moveSeen(form, fromN, seen)) return false;
      const writer = new Writer(form);
      for (const document of documents) writer.document(document, fromN === undefined);
      writer.deltas(deltas);
      if (parked) changeParked(form, parked);
      return true;
    })
    .immediate();
}

function moveSeen(form: Form, fromN: number | undefined, { n, position, through, count, digest, code }: Seen): boolean {
  const values = [n, position, through.position, through.index, count, digest, code];
  const { changes } =
    fromN === undefined
      ? form
          .sql(`INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
          .run(form.tables.form, values)
      : form
          .sql(
            `UPDATE seen SET n = ?, position = ?, throughPosition = ?, throughIndex = ?, count = ?, digest = ?, code = ?
             WHERE form = ? AND n = ?`,
          )
          .run(values, form.tables.form, fromN);
  return changes === 1;
}

/** Statements of one rollup: they differ by the number of its measures. */
interface RollupWriter {
  readonly measures: readonly string[];
  readonly contribution: Database.Statement;
  readonly delta: Database.Statement;
  readonly total: Database.Statement;
  /** The row of each cell, as far as looked up. */
  readonly ids: Map<string, number>;
}

interface Total {
  readonly writer: RollupWriter;
  documents: number;
  readonly values: number[];
}

/** The writes of one save. */
class Writer {
  private readonly rollups: ReadonlyMap<string, RollupWriter>;
  private readonly upsert: Database.Statement;
  private readonly forget: Database.Statement;
  private readonly makeCell: Database.Statement;
  private readonly findCell: Database.Statement;
  private readonly readCell: Database.Statement;

  constructor(form: Form) {
    const { documents, contributions, cells } = form.tables;
    this.rollups = new Map(form.shape.rollups.map(({ name, measures }) => [name, rollupWriter(form, measures)]));
    this.upsert = form.sql(`INSERT INTO ${documents} VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
      document = excluded.document, position = excluded.position, count = excluded.count, n = excluded.n`);
    this.forget = form.sql(`DELETE FROM ${contributions} WHERE key = ?`);
    const zeros = columnsOf(widthOf(form.shape), () => '0');
    this.makeCell = form.sql(
      `INSERT INTO ${cells} VALUES (NULL, ?, ?, 0, ${zeros}) ON CONFLICT (rollup, cell) DO NOTHING`,
    );
    this.findCell = form.sql(`SELECT id FROM ${cells} WHERE rollup = ? AND cell = ?`).pluck();
    this.readCell = form.sql(`SELECT * FROM ${cells} WHERE id = ?`);
  }

  document({ key, document, at, contributions }: StoredDocument, first: boolean): void {
    const text = document === null ? null : canonicalJson(document, key);
    this.upsert.run(key, text, at.position, at.count, at.n);
    if (!first) this.forget.run(key);
    for (const { rollup, cell, measures } of contributions) {
      const writer = this.rollups.get(rollup)!;
      writer.contribution.run(key, this.cell(writer, rollup, cell), valuesOf(writer, measures));
    }
  }

  /** Adds to the cells as they stand, one change after another. @throws TotalTooLarge */
  deltas(deltas: readonly Delta[]): void {
    const totals = new Map<number, Total>();
    for (const { rollup, cell, position, key, documents, measures } of deltas) {
      const writer = this.rollups.get(rollup)!;
      const id = this.cell(writer, rollup, cell);
      const values = valuesOf(writer, measures);
      writer.delta.run(id, position, key, documents, values);
      let total = totals.get(id);
      if (!total) totals.set(id, (total = this.total(writer, id)));
      total.documents += documents;
      for (let i = 0; i < values.length; i++)
        total.values[i] = safeTotal(writer.measures[i]!, total.values[i]! + values[i]!, key);
    }
    for (const [id, { writer, documents, values }] of totals) writer.total.run(documents, values, id);
  }

  private total(writer: RollupWriter, id: number): Total {
    const row = this.readCell.get(id) as Record<string, number>;
    return { writer, documents: row['documents']!, values: writer.measures.map((_, i) => row[`m${i}`] ?? 0) };
  }

  private cell(writer: RollupWriter, rollup: string, cell: string): number {
    const known = writer.ids.get(cell);
    if (known !== undefined) return known;
    this.makeCell.run(rollup, cell);
    const id = this.findCell.get(rollup, cell) as number;
    writer.ids.set(cell, id);
    return id;
  }
}

function rollupWriter(form: Form, measures: readonly string[]): RollupWriter {
  const { contributions, deltas, cells } = form.tables;
  const columns = columnsOf(measures.length);
  const marks = columnsOf(measures.length, () => '?');
  return {
    measures,
    contribution: form.sql(`INSERT INTO ${contributions} (key, cell, ${columns}) VALUES (?, ?, ${marks})`),
    delta: form.sql(`INSERT INTO ${deltas} (cell, position, key, documents, ${columns}) VALUES (?, ?, ?, ?, ${marks})`),
    total: form.sql(
      `UPDATE ${cells} SET documents = ?, ${columnsOf(measures.length, (column) => `${column} = ?`)} WHERE id = ?`,
    ),
    ids: new Map(),
  };
}

function valuesOf({ measures }: RollupWriter, given: Readonly<Record<string, number>>): number[] {
  const values = new Array<number>(measures.length);
  for (let i = 0; i < values.length; i++) values[i] = given[measures[i]!] ?? 0;
  return values;
}
