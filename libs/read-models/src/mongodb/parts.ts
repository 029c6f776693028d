import { CellQuery, Delta } from '../port.js';
import { checkLimit, cursorOf, readCursor } from '../query/cursor.js';
import { choose, partsIn } from './cells.js';
import { Form } from './form.js';
import { measuresOf } from './measures.js';
import { Row, Server } from './server.js';

type Cell = Readonly<Record<string, string>>;
type Which = Pick<CellQuery, 'rollup' | 'where'>;

/** The documents that sum to the cells matched, with their parts, by key and cell. */
export async function contributions(
  form: Form,
  server: Server,
  query: Which & { readonly limit: number; readonly cursor?: string },
) {
  const limit = checkLimit(query.limit);
  const mark = query.cursor === undefined ? undefined : readCursor(query.cursor, 'parts');
  const chosen = await choose(form, server, query);
  const after = mark && {
    $or: [{ _id: { $gt: mark.key } }, { _id: mark.key, 'parts.cell': { $gt: mark.values[0] ?? '' } }],
  };
  const { documents } = form.collections;
  const rows = await server.aggregate(documents, [
    ...partsIn(chosen, mark ? { _id: { $gte: mark.key } } : {}),
    ...(after ? [{ $match: after }] : []),
    { $sort: { _id: 1, 'parts.cell': 1 } },
    { $limit: limit + 1 },
    { $project: { parts: 1 } },
  ]);
  const [counted] = await server.aggregate(documents, [
    ...partsIn(chosen),
    { $group: { _id: null, total: { $sum: 1 } } },
  ]);
  const items = rows.slice(0, limit).map((row) => {
    const { cell, measures } = row['parts'] as { cell: string; measures: Row };
    return {
      key: row['_id'] as string,
      cell: JSON.parse(cell) as Cell,
      measures: measuresOf(chosen.rollup, measures),
      text: cell,
    };
  });
  const last = items[items.length - 1];
  return {
    items: items.map(({ key, cell, measures }) => ({ key, cell, measures })),
    ...(last && rows.length > limit ? { next: cursorOf({ order: 'parts', key: last.key, values: [last.text] }) } : {}),
    total: Number(counted?.['total'] ?? 0),
  };
}

export type DeltaQuery = Which & {
  readonly key?: string;
  readonly after?: number;
  readonly to?: number;
  readonly limit: number;
};

/** The changes of the cells matched, in order. */
export async function deltas(form: Form, server: Server, query: DeltaQuery) {
  const { key, after = 0, to = Number.MAX_SAFE_INTEGER } = query;
  const limit = checkLimit(query.limit);
  const { rollup, part } = await choose(form, server, query);
  const filter = { ...part, position: { $gt: after, $lte: to }, ...(key === undefined ? {} : { key }) };
  const rows = await server.find(form.collections.deltas, filter, {
    ...{ sort: { position: 1, key: 1, cell: 1 }, limit },
  });
  return rows.map((row) => ({
    rollup: rollup.name,
    cell: JSON.parse(row['cell'] as string) as Cell,
    position: row['position'] as number,
    key: row['key'] as string,
    measures: measuresOf(rollup, row['measures'] as Row),
    documents: row['documents'] as number,
  })) satisfies (Omit<Delta, 'cell'> & { cell: Cell })[];
}
