import { RouteTable } from '../compiled/procedure.js';
import { Facts, FactValue } from '../types.js';

type Row = RouteTable['rows'][number];
export type Match =
  | { readonly row: Row; /** The facts that led here. */ readonly read: readonly string[] }
  | { readonly unknown: readonly string[] };

/** The first row whose condition is true. Where one cannot be read nobody knows which row is the first. */
export function matchingRow(table: RouteTable, fact: (name: string) => FactValue | undefined, facts: Facts): Match {
  const read = new Set<string>();
  for (const row of table.rows) {
    const { condition } = row;
    condition?.reads.forEach((name) => read.add(name));
    const result = condition ? condition.evaluate(facts) : true;
    if (result === undefined) return { unknown: condition!.reads.filter((name) => fact(name) === undefined) };
    if (result) return { row, read: [...read] };
  }
  return { unknown: [...read].filter((name) => fact(name) === undefined) };
}
