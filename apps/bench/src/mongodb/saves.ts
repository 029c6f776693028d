import { EventStore } from '@tongjian/event-store';
import { rebuildAll } from '@tongjian/feed';
import { ALL_PROJECTIONS } from '@tongjian/projections';
import { openMemoryReadModels, ReadModels, Save, tableOf } from '@tongjian/read-models';

/** One save of a read model, as rows that anybody would write. */
export interface Batch {
  readonly form: string;
  readonly documents: readonly Row[];
  readonly cells: readonly Row[];
  readonly deltas: readonly object[];
}
type Row = { readonly _id: string };

interface Cell extends Row {
  documents: number;
  readonly measures: Record<string, number>;
}

/** What a projection of the log saves, batch by batch. */
export async function savesOf(store: EventStore, pendingLimit: number): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  const cells = new Map<string, Cell>();
  const models = openMemoryReadModels();
  const save: ReadModels['save'] = (ref, fromN, change) => {
    batches.push(batchOf(tableOf(ref), change, cells));
    return models.save(ref, fromN, change);
  };
  const recording = new Proxy(models, {
    get: (of, name) => {
      const value: unknown = name === 'save' ? save : Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
  await rebuildAll(ALL_PROJECTIONS, { store, models: recording, pendingLimit });
  return batches;
}

function batchOf(form: string, { documents, deltas }: Save, cells: Map<string, Cell>): Batch {
  const touched = new Set<string>();
  for (const { rollup, cell, documents: more, measures } of deltas) {
    const _id = `${rollup} ${cell}`;
    const id = `${form} ${_id}`;
    const known = cells.get(id) ?? { _id, documents: 0, measures: {} };
    cells.set(id, known);
    known.documents += more;
    for (const [name, value] of Object.entries(measures)) known.measures[name] = (known.measures[name] ?? 0) + value;
    touched.add(id);
  }
  return {
    form,
    documents: documents.map(({ key, document, at, contributions }) => ({
      ...{ _id: key, document, at, parts: contributions },
    })),
    cells: [...touched].map((id) => structuredClone(cells.get(id)!)),
    deltas: deltas.map((delta) => ({ ...delta })),
  };
}

export const rowsIn = (batches: readonly Batch[]): number =>
  batches.reduce((sum, { documents, cells, deltas }) => sum + documents.length + cells.length + deltas.length, 0);
