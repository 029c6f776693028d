import { Comparison } from '../port.js';
import { Shape } from '../shape.js';
import { pathOf, valueAt } from './path.js';

export type Bound = string | number | null;
export interface Condition {
  readonly sql: string;
  readonly params: readonly Bound[];
}

/** Conditions joined by AND; tombstones never match. */
export function whereOf(shape: Shape, comparisons: readonly Comparison[] = []): Condition {
  const indexed = new Set(shape.indexes.flat());
  const parts = comparisons.map((comparison) => conditionOf(indexed, comparison));
  return {
    sql: ['document IS NOT NULL', ...parts.map((part) => part.sql)].join(' AND '),
    params: parts.flatMap((part) => part.params),
  };
}

function conditionOf(indexed: ReadonlySet<string>, comparison: Comparison): Condition {
  if ('contains' in comparison) return contains(comparison.fields, comparison.contains);
  // A declared field holds one value, so its index serves; any other may be a list.
  return indexed.has(comparison.field)
    ? test(valueAt(comparison.field), comparison)
    : within(comparison.field, (value) => test(value, comparison));
}

function within(field: string, of: (value: string) => Condition): Condition {
  const { sql, params } = of('value');
  return { sql: `EXISTS (SELECT 1 FROM json_each(document, ${pathOf(field)}) WHERE ${sql})`, params };
}

type Single = Exclude<Comparison, { readonly contains: string }>;

function test(value: string, comparison: Single): Condition {
  if ('equals' in comparison) return { sql: `${value} = ?`, params: [bind(comparison.equals)] };
  if ('in' in comparison)
    return { sql: `${value} IN (${comparison.in.map(() => '?').join(', ') || 'NULL'})`, params: comparison.in };
  if ('prefix' in comparison) return beginning(value, [comparison.prefix]);
  if ('prefixes' in comparison) return beginning(value, comparison.prefixes);
  return between(value, comparison);
}

const beginning = (value: string, prefixes: readonly string[]): Condition => ({
  sql: `(${prefixes.map(() => `(${value} >= ? AND ${value} < ?)`).join(' OR ') || '0'})`,
  params: prefixes.flatMap((prefix) => [prefix, after(prefix)]),
});

function between(value: string, { from, to }: { from?: string | number; to?: string | number }): Condition {
  const bounds = [from === undefined ? [] : [`${value} >= ?`], to === undefined ? [] : [`${value} <= ?`]].flat();
  const params = [from, to].filter((bound) => bound !== undefined);
  // SQLite orders every number before every text: a bound of one type must not let the other through.
  const types = [...new Set(params.map((bound) => (typeof bound === 'string' ? `'text'` : `'integer', 'real'`)))];
  const typed = types.map((names) => `typeof(${value}) IN (${names})`);
  return { sql: `(${[`${value} IS NOT NULL`, ...bounds, ...typed].join(' AND ')})`, params };
}

function contains(fields: readonly string[], text: string): Condition {
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const parts = fields.map((field) =>
    within(field, () => ({ sql: `type = 'text' AND value LIKE ? ESCAPE '\\'`, params: [pattern] })),
  );
  return {
    sql: parts.length ? `(${parts.map((part) => part.sql).join(' OR ')})` : '0',
    params: parts.flatMap((part) => part.params),
  };
}

/** The least text greater than every text with this prefix, in SQLite's order of bytes. */
const after = (prefix: string): string => `${prefix}\u{10ffff}`;

/** JSON's true and false are 1 and 0 to SQLite. */
const bind = (value: string | number | boolean): Bound => (typeof value === 'boolean' ? Number(value) : value);
