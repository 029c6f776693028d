/** One event changes a few cells of one project; a page holds at least the changes of one event. */
export const LEAST_PAGE = 50;

/**
 * A page of changes that ends between two events, never among the changes of one: those belong together. `read` holds
 * one row more than `limit` where there are more; `next` is the last event whose changes are given in full.
 */
export function wholeEvents<Row extends { readonly position: number }>(
  read: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly next?: number } {
  if (read.length <= limit) return { rows: read };
  const cut = read[limit]!.position;
  const rows = read.filter(({ position }) => position < cut);
  if (rows.length === 0) throw new RangeError(`event ${cut} alone changes more than ${limit} cells`);
  return { rows, next: rows[rows.length - 1]!.position };
}
