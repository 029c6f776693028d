import { BadQuery } from '../faults.js';
import { CellAudit, CellQuery, CellRow, Delta, Page, Sum } from '../port.js';
import { checkLimit, cursorOf, readCursor } from '../query/cursor.js';
import { checkDimensions, RollupShape } from '../shape.js';
import { Form } from './form.js';
import { measuresOf } from './measures.js';
import { columnsOf } from './schema.js';
import { Condition } from './where.js';

type Cell = Readonly<Record<string, string>>;
type Row = Readonly<Record<string, unknown>>;
const coordinate = (dimension: string) => `json_extract(c.cell, '$."${dimension}"')`;
const cellOf = (row: Row) => JSON.parse(row['cell'] as string) as Cell;

/** The cells of a rollup that match, as a condition on `c`. */
function matching(rollup: RollupShape, where: CellQuery['where'] = {}): Condition {
  checkDimensions(rollup, Object.keys(where));
  const parts = Object.entries(where).map(([dimension, wanted]) => {
    const values = typeof wanted === 'string' ? [wanted] : wanted;
    return { sql: `${coordinate(dimension)} IN (${values.map(() => '?').join(', ') || 'NULL'})`, params: values };
  });
  return {
    sql: ['c.rollup = ?', ...parts.map((part) => part.sql)].join(' AND '),
    params: [rollup.name, ...parts.flatMap((part) => part.params)],
  };
}

/** What each document puts into each cell: at present, or as of an index by the sum of its changes. */
function parts(form: Form, rollup: RollupShape, condition: Condition, asOf: number | undefined): Condition {
  const { cells, contributions, deltas } = form.tables;
  const width = rollup.measures.length;
  return asOf === undefined
    ? {
        sql: `SELECT c.cell, p.key, ${columnsOf(width, (m) => `p.${m}`)}
              FROM ${contributions} p JOIN ${cells} c ON c.id = p.cell WHERE ${condition.sql}`,
        params: condition.params,
      }
    : {
        sql: `SELECT c.cell, p.key, ${columnsOf(width, (m) => `SUM(p.${m}) AS ${m}`)}
              FROM ${deltas} p JOIN ${cells} c ON c.id = p.cell WHERE ${condition.sql} AND p.position <= ?
              GROUP BY c.id, p.key HAVING SUM(p.documents) > 0`,
        params: [...condition.params, asOf],
      };
}

export function cells(form: Form, { rollup: name, where, groupBy, asOf }: CellQuery): CellRow[] {
  const rollup = form.rollup(name);
  const condition = matching(rollup, where);
  if (asOf !== undefined && !Number.isSafeInteger(asOf)) throw new BadQuery('asOf', 'is an index of the log');
  if (groupBy === undefined && asOf === undefined) return keptCells(form, rollup, condition);
  const dimensions = groupBy ?? [...rollup.dimensions].sort();
  checkDimensions(rollup, dimensions);
  const inner = parts(form, rollup, condition, asOf);
  const groups = dimensions.map((dimension, i) => `${coordinate(dimension)} AS g${i}`).join(', ');
  const by = dimensions.map((_, i) => `g${i}`).join(', ');
  const rows = form
    .sql(
      `SELECT ${groups}${groups && ', '}COUNT(DISTINCT c.key) AS documents,
         ${columnsOf(rollup.measures.length, (m) => `SUM(c.${m}) AS ${m}`)}
       FROM (${inner.sql}) c ${by && `GROUP BY ${by}`} HAVING COUNT(*) > 0 ${by && `ORDER BY ${by}`}`,
    )
    .all(...inner.params) as Row[];
  return rows.map((row) => ({
    cell: Object.fromEntries(dimensions.map((dimension, i) => [dimension, row[`g${i}`] as string])),
    measures: measuresOf(rollup, row),
    documents: row['documents'] as number,
  }));
}

function keptCells(form: Form, rollup: RollupShape, condition: Condition): CellRow[] {
  const rows = form
    .sql(`SELECT * FROM ${form.tables.cells} c WHERE ${condition.sql} AND c.documents > 0 ORDER BY c.cell`)
    .all(...condition.params) as Row[];
  return rows.map((row) => ({
    cell: cellOf(row),
    measures: measuresOf(rollup, row),
    documents: row['documents'] as number,
  }));
}

type ContributionQuery = Pick<CellQuery, 'rollup' | 'where'> & { readonly limit: number; readonly cursor?: string };
type Part = { readonly key: string; readonly cell: Cell; readonly measures: Readonly<Record<string, number>> };

export function contributions(form: Form, query: ContributionQuery): Page<Part> {
  const rollup = form.rollup(query.rollup);
  const limit = checkLimit(query.limit);
  const all = parts(form, rollup, matching(rollup, query.where), undefined);
  const mark = query.cursor === undefined ? undefined : readCursor(query.cursor, 'parts');
  const after = mark ? 'WHERE (key, cell) > (?, ?)' : '';
  const rows = form
    .sql(`SELECT * FROM (${all.sql}) ${after} ORDER BY key, cell LIMIT ?`)
    .all(...all.params, ...(mark ? [mark.key, mark.values[0] ?? ''] : []), limit + 1) as Row[];
  const { total } = form.sql(`SELECT COUNT(*) AS total FROM (${all.sql})`).get(...all.params) as { total: number };
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    items: shown.map((row) => ({
      key: row['key'] as string,
      cell: cellOf(row),
      measures: measuresOf(rollup, row),
    })),
    ...(last && rows.length > limit
      ? { next: cursorOf({ order: 'parts', key: last['key'] as string, values: [last['cell'] as string] }) }
      : {}),
    total,
    at: form.at(),
  };
}

export type DeltaQuery = Pick<CellQuery, 'rollup' | 'where'> & {
  readonly key?: string;
  readonly after?: number;
  readonly to?: number;
  readonly limit: number;
};

export function deltas(form: Form, query: DeltaQuery): (Omit<Delta, 'cell'> & { readonly cell: Cell })[] {
  const rollup = form.rollup(query.rollup);
  const condition = matching(rollup, query.where);
  const { key = null, after = 0, to = Number.MAX_SAFE_INTEGER } = query;
  const rows = form
    .sql(
      `SELECT c.cell, d.position, d.key, d.documents, ${columnsOf(rollup.measures.length, (m) => `d.${m}`)}
       FROM ${form.tables.deltas} d JOIN ${form.tables.cells} c ON c.id = d.cell
       WHERE ${condition.sql} AND d.position > ? AND d.position <= ? AND (? IS NULL OR d.key = ?)
       ORDER BY d.position, d.key, c.cell LIMIT ?`,
    )
    .all(...condition.params, after, to, key, key, checkLimit(query.limit)) as Row[];
  return rows.map((row) => ({
    rollup: rollup.name,
    cell: cellOf(row),
    position: row['position'] as number,
    key: row['key'] as string,
    measures: measuresOf(rollup, row),
    documents: row['documents'] as number,
  }));
}

/** A place in the order in which changes are stored. */
interface DeltaPlace {
  readonly cell: number;
  readonly position: number;
  readonly key: string;
}
export const FIRST_DELTA: DeltaPlace = { cell: -1, position: 0, key: '' };

/** The next changes as stored, whatever their cell. */
export function scanDeltas(form: Form, { cell, position, key }: DeltaPlace, limit: number) {
  const { deltas, cells } = form.tables;
  const rows = form
    .sql(
      `SELECT d.*, c.rollup, c.cell AS coordinates FROM ${deltas} d LEFT JOIN ${cells} c ON c.id = d.cell
       WHERE (d.cell, d.position, d.key) > (?, ?, ?) ORDER BY d.cell, d.position, d.key LIMIT ?`,
    )
    .all(cell, position, key, limit) as (DeltaPlace & Row)[];
  return {
    after: rows[rows.length - 1] ?? FIRST_DELTA,
    deltas: rows.map((row) => deltaOf(form, row)),
  };
}

/** A change whose cell is gone belongs to a rollup without a name: verification must still see it. */
function deltaOf(form: Form, row: DeltaPlace & Row): Delta {
  const { position, key } = row;
  const documents = row['documents'] as number;
  if (row['rollup'] === null) return { rollup: '', cell: `${row.cell}`, position, key, measures: {}, documents };
  const rollup = form.storedRollup(row['rollup'] as string);
  return {
    rollup: rollup.name,
    cell: row['coordinates'] as string,
    position,
    key,
    measures: measuresOf(rollup, row),
    documents,
  };
}

export function audit(form: Form): CellAudit[] {
  const { cells, contributions, deltas } = form.tables;
  const sums = (table: string, documents: string, width: number) =>
    form.sql(
      `SELECT ${documents} AS documents, ${columnsOf(width, (m) => `SUM(${m}) AS ${m}`)} FROM ${table} WHERE cell = ?`,
    );
  const rows = form.sql(`SELECT * FROM ${cells} ORDER BY rollup, cell`).all() as Row[];
  return rows.map((row) => {
    const rollup = form.storedRollup(row['rollup'] as string);
    const width = Math.max(1, rollup.measures.length);
    const sum = (found: unknown): Sum => {
      const values = found as Row;
      return { measures: measuresOf(rollup, values), documents: Number(values['documents'] ?? 0) };
    };
    return {
      rollup: rollup.name,
      cell: row['cell'] as string,
      kept: sum(row),
      contributed: sum(sums(contributions, 'COUNT(*)', width).get(row['id'])),
      changed: sum(sums(deltas, 'SUM(documents)', width).get(row['id'])),
    };
  });
}
