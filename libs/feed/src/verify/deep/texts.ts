import { canonicalJson } from '@tongjian/kernel';
import { Delta, StoredContribution } from '@tongjian/read-models';

/** One change of one cell, as a text that is the same for the same change. */
export const textOfDelta = ({ rollup, cell, position, documents, measures }: Delta): string =>
  `${position} ${rollup} ${cell} ${documents} ${canonicalJson(measures)}`;

/** A document's parts in whatever order they are stored, by rollup and cell. */
export const partsByCell = (parts: readonly StoredContribution[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(parts.map(({ rollup, cell, measures }) => [`${rollup} ${cell}`, measures]));
