import { ProjectionRef, Save } from '@tongjian/read-models';
import { Saved, TouchedCell } from '../saved.js';

/** What a durable save means to listeners. */
export const savedOf = (ref: ProjectionRef, prev: number, { documents, deltas, seen }: Save): Saved => ({
  projection: ref.name,
  ref,
  prev,
  n: seen.n,
  index: seen.position,
  seen,
  changed: documents.map(({ key, document }) => ({ key, document })),
  cells: touched(deltas),
});

function touched(deltas: Save['deltas']): TouchedCell[] {
  const cells = new Map<string, TouchedCell>();
  for (const { rollup, cell, measures, documents } of deltas) {
    const id = `${rollup}\n${cell}`;
    const known = cells.get(id);
    const total = { ...measures };
    for (const [name, value] of Object.entries(known?.measures ?? {})) total[name] = (total[name] ?? 0) + value;
    cells.set(id, {
      rollup,
      cell: known?.cell ?? (JSON.parse(cell) as Record<string, string>),
      measures: total,
      documents: documents + (known?.documents ?? 0),
    });
  }
  return [...cells.values()];
}
