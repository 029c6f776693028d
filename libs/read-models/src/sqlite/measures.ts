import { safeTotal } from '../faults.js';
import { RollupShape } from '../shape.js';

/** The measures of a row by name. @throws TotalTooLarge */
export const measuresOf = (
  rollup: RollupShape,
  row: Readonly<Record<string, unknown>>,
  prefix = 'm',
): Record<string, number> =>
  Object.fromEntries(rollup.measures.map((name, i) => [name, safeTotal(name, Number(row[`${prefix}${i}`] ?? 0))]));
