import { CellAudit, Sum } from '@tongjian/read-models';
import { CellSums } from './cell-sums.js';
import { Found } from './compare.js';

/**
 * What is wrong with the cells: each as kept against its parts and its changes at one moment, and, where nothing was saved
 * since the documents were folded again (`quiet`), against what the log gives.
 */
export function compareCells(cells: readonly CellAudit[], sums: CellSums, quiet: boolean): readonly Found[] {
  const found: Found[] = [];
  const differs = (key: string, must: Sum, is: Sum | undefined): boolean => {
    const [expected, stands] = [sums.text(must), is ? sums.text(is) : 'nothing'];
    if (expected !== stands) found.push({ kind: 'cell', key, expected, found: stands });
    return expected !== stands;
  };
  for (const { rollup, cell, kept, contributed, changed } of cells) {
    const key = `${rollup} ${cell}`;
    const torn = differs(key, contributed, kept) || differs(key, changed, kept);
    const must = sums.take(rollup, cell);
    if (!torn && quiet) differs(key, must, kept);
  }
  if (quiet) for (const [key, sum] of sums.rest()) if (sum.documents > 0) differs(key, sum, undefined);
  return found;
}
