import { ProjectionRef, ReadModels } from '@tongjian/read-models';

/** All that a read model holds but the numbers of its saves, which the cut of batches decides. */
export async function dump(models: ReadModels, name = 'parcel', rollups = ['load', 'heavy']) {
  const ref = (await models.active(name)) as ProjectionRef;
  const documents = [];
  for await (const batch of models.scan(ref))
    for (const { key, document, at, contributions } of batch)
      documents.push({ key, document, position: at.position, count: at.count, contributions: sorted(contributions) });
  const { n: _, through: __, ...seen } = (await models.seen(ref)) ?? { n: 0, through: undefined };
  const deltas = [];
  for (const rollup of rollups) deltas.push(...(await models.deltas(ref, { rollup, limit: 100_000 })));
  const { cells } = await models.audit(ref);
  // A cell that nobody contributes to any more counts as absent.
  const parked = (await models.parked(ref)).items;
  return { documents, seen, parked, deltas, cells: cells.filter(({ kept }) => kept.documents > 0) };
}

const sorted = <T extends { readonly rollup: string; readonly cell: string }>(parts: readonly T[]) =>
  [...parts].sort((a, b) => (`${a.rollup}${a.cell}` < `${b.rollup}${b.cell}` ? -1 : 1));

/** Cells whose kept sum is not that of their contributions and of their changes. */
export async function torn(models: ReadModels, ref: ProjectionRef) {
  const { cells } = await models.audit(ref);
  const text = (sum: unknown) => JSON.stringify(sum);
  return cells.filter(
    ({ kept, contributed, changed }) => text(kept) !== text(contributed) || text(kept) !== text(changed),
  );
}
