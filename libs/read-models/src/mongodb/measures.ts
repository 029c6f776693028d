import { safeTotal } from '../faults.js';
import { RollupShape } from '../shape.js';
import { fieldOf } from './names.js';
import { Row } from './server.js';

/** Measures by name, as numbers whatever the server summed them in. @throws TotalTooLarge */
export const measuresOf = ({ measures }: RollupShape, row: Row): Record<string, number> =>
  Object.fromEntries(measures.map((name) => [name, safeTotal(name, Number(row[fieldOf(name)] ?? 0))]));

/** Sums of the measures under a path, by the names that they have there. */
export const sumsOf = (measures: readonly string[], path: string): Row =>
  Object.fromEntries(measures.map((name) => [`m_${fieldOf(name)}`, { $sum: `$${path}${fieldOf(name)}` }]));

/** The measures that `sumsOf` made. @throws TotalTooLarge */
export const summed = ({ measures }: RollupShape, row: Row): Record<string, number> =>
  Object.fromEntries(measures.map((name) => [name, safeTotal(name, Number(row[`m_${fieldOf(name)}`] ?? 0))]));
