import { CellAudit, Sum } from '../port.js';
import { Form } from './form.js';
import { measuresOf, summed, sumsOf } from './measures.js';
import { Row, Server } from './server.js';

/** The cells that are meant; all of them where left out. */
type Which = readonly Pick<CellAudit, 'rollup' | 'cell'>[];

/** Every cell as kept, as its parts sum to, and as its changes sum to. */
export async function audit(form: Form, server: Server, which?: Which): Promise<CellAudit[]> {
  const { cells, documents, deltas } = form.collections;
  const measures = [...new Set(form.shape.rollups.flatMap((rollup) => rollup.measures))];
  const only = which?.map(({ rollup, cell }) => ({ rollup, cell }));
  const kept = await server.find(cells, only ? { $or: only } : {}, { sort: { rollup: 1, cell: 1 } });
  const contributed = sums(
    await server.aggregate(documents, [
      ...(only ? [{ $match: { $or: only.map((cell) => ({ parts: { $elemMatch: cell } })) } }] : []),
      { $unwind: '$parts' },
      {
        $group: {
          _id: { rollup: '$parts.rollup', cell: '$parts.cell' },
          documents: { $sum: 1 },
          ...sumsOf(measures, 'parts.measures.'),
        },
      },
    ]),
  );
  const changed = sums(
    await server.aggregate(deltas, [
      ...(only ? [{ $match: { $or: only } }] : []),
      {
        $group: {
          _id: { rollup: '$rollup', cell: '$cell' },
          documents: { $sum: '$documents' },
          ...sumsOf(measures, 'measures.'),
        },
      },
    ]),
  );
  return kept.map((row) => {
    const [name, cell] = [row['rollup'] as string, row['cell'] as string];
    const rollup = form.storedRollup(name);
    const sum = (of: ReadonlyMap<string, Row>): Sum => {
      const found = of.get(`${name}\n${cell}`) ?? {};
      return { measures: summed(rollup, found), documents: Number(found['documents'] ?? 0) };
    };
    return {
      ...{ rollup: name, cell, contributed: sum(contributed), changed: sum(changed) },
      kept: { measures: measuresOf(rollup, row['measures'] as Row), documents: row['documents'] as number },
    };
  });
}

const sums = (rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(
    rows.map((row) => {
      const { rollup, cell } = row['_id'] as { rollup: string; cell: string };
      return [`${rollup}\n${cell}`, row];
    }),
  );
