import { Cell } from '../client/project';

export type Measures = Readonly<Record<string, number>>;

/** Adds up cells; integers, so the sum is exact. */
export function sumOf(cells: readonly Pick<Cell, 'measures'>[]): Measures {
  const sum: Record<string, number> = {};
  for (const { measures } of cells)
    for (const [name, value] of Object.entries(measures)) sum[name] = (sum[name] ?? 0) + value;
  return sum;
}

/** Cells by the value of one dimension, in the order in which they first come. */
export function byDimension(cells: readonly Cell[], dimension: string): ReadonlyMap<string, readonly Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const value = cell.cell[dimension] ?? '';
    const group = groups.get(value);
    if (group) group.push(cell);
    else groups.set(value, [cell]);
  }
  return groups;
}

/** Values in the order of a code list; what the list does not know comes last. */
export function inListOrder(values: Iterable<string>, list: readonly string[]): readonly string[] {
  const rank = (value: string) => (list.includes(value) ? list.indexOf(value) : list.length);
  return [...values].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Stages by their code, whatever procedure they are of; those of no stage come last. */
export function inCodeOrder(codes: Iterable<string>): readonly string[] {
  return [...codes].sort((a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'en', { numeric: true }));
}
