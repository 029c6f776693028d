import { DocumentQuery } from '../port.js';
import { cursorOf, readCursor, SortValue } from '../query/cursor.js';
import { valueAt } from './path.js';
import { Condition } from './where.js';

type Sort = NonNullable<DocumentQuery['sort']>;

export interface Order {
  /** Columns `s0`, `s1` … for the cursor of the last row. */
  readonly columns: string;
  readonly orderBy: string;
  readonly after: Condition | undefined;
  readonly cursorAt: (row: Record<string, unknown>) => string;
}

/** Paging by the values sorted by, then the key; documents without a field come first, last when descending. */
export function orderOf(sort: Sort = [], cursor?: string): Order {
  const name = sort.map(({ field, descending }) => `${descending ? '-' : '+'}${field}`).join(',');
  const expressions = sort.map(({ field }) => valueAt(field));
  const mark = cursor === undefined ? undefined : readCursor(cursor, name);
  return {
    columns: expressions.map((expression, i) => `, ${expression} AS s${i}`).join(''),
    orderBy: [...sort.map(({ descending }, i) => `${expressions[i]}${descending ? ' DESC' : ''}`), 'key'].join(', '),
    after: mark && afterMark(sort, expressions, mark.values, mark.key),
    cursorAt: (row) =>
      cursorOf({ order: name, values: sort.map((_, i) => row[`s${i}`] as SortValue), key: row['key'] as string }),
  };
}

function afterMark(sort: Sort, expressions: readonly string[], values: readonly SortValue[], key: string): Condition {
  const ways: Condition[] = [];
  let same: Condition = { sql: '1', params: [] };
  sort.forEach(({ descending }, i) => {
    const further = beyond(expressions[i]!, values[i] ?? null, descending === true);
    if (further) ways.push({ sql: `${same.sql} AND ${further.sql}`, params: [...same.params, ...further.params] });
    same = { sql: `${same.sql} AND ${expressions[i]} IS ?`, params: [...same.params, values[i] ?? null] };
  });
  ways.push({ sql: `${same.sql} AND key > ?`, params: [...same.params, key] });
  return { sql: `(${ways.map((way) => `(${way.sql})`).join(' OR ')})`, params: ways.flatMap((way) => way.params) };
}

function beyond(expression: string, value: SortValue, descending: boolean): Condition | undefined {
  if (value === null) return descending ? undefined : { sql: `${expression} IS NOT NULL`, params: [] };
  return descending
    ? { sql: `(${expression} < ? OR ${expression} IS NULL)`, params: [value] }
    : { sql: `${expression} > ?`, params: [value] };
}
