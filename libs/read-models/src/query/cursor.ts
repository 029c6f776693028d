import { BadQuery } from '../faults.js';

/** A value that rows are sorted by; null where the document has no such field. */
export type SortValue = string | number | null;

/** Where a page ended: the sort values and key of its last row, and the order it was read in. */
interface Mark {
  readonly order: string;
  readonly values: readonly SortValue[];
  readonly key: string;
}

export const cursorOf = (mark: Mark): string => Buffer.from(JSON.stringify(mark)).toString('base64url');

/** @throws BadQuery where the text is no cursor, or one of another order. */
export function readCursor(cursor: string, order: string): Mark {
  const mark = parse(cursor);
  if (!mark || typeof mark.key !== 'string' || !Array.isArray(mark.values))
    throw new BadQuery('cursor', 'is no cursor');
  if (mark.order !== order) throw new BadQuery('cursor', 'belongs to a query of another order');
  return mark;
}

function parse(cursor: string): Mark | undefined {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Mark;
  } catch {
    return undefined;
  }
}

/** @throws BadQuery for a page size that is no whole number from 1 on. */
export function checkLimit(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new BadQuery('limit', 'is a whole number from 1 on');
  return limit;
}
