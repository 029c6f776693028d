import { IndexUnusable } from '../faults.js';
import { ProjectionRef } from '../port.js';
import { tableOf } from '../ref.js';
import { Shape } from '../shape.js';
import { dropCollections, finishIntent } from './finish.js';
import { Form, formOf, rowOf } from './form.js';
import { Collections, collectionsOf, FORMS } from './names.js';
import { Index, Server } from './server.js';

/** Creates what a form needs and finishes what a process left half written in it. */
export async function declare(server: Server, ref: ProjectionRef, shape: Shape): Promise<void> {
  await enter(server, ref, JSON.stringify(shape));
  await finishIntent(server, ref);
  const form = await formOf(server, ref);
  // A slow process of the life before may have written into it after it was dropped.
  if (form.row.life > 1) await dropCollections(new Form(ref, { ...form.row, life: form.row.life - 1 }), server);
  for (const [collection, indexes] of indexesOf(form.collections, shape))
    await server.createIndexes(collection, indexes);
}

/** Makes the row of the form, or gives a dropped one its next life. */
async function enter(server: Server, ref: ProjectionRef, shape: string): Promise<void> {
  const _id = tableOf(ref);
  if (await server.add(FORMS, { _id, life: 1, step: 0, waiting: 0, shape })) return;
  const row = await rowOf(server, ref, { life: 1, dropped: 1 });
  if (row?.dropped) {
    const anew = { $set: { life: row.life + 1, step: 0, waiting: 0, shape }, $unset: { dropped: 1 } };
    await server.change(FORMS, { _id, life: row.life, dropped: true }, anew);
  } else await server.change(FORMS, { _id, shape: { $ne: shape } }, { $set: { shape } });
}

/** Drops a form, but for a row that remembers which life it was. */
export async function drop(server: Server, ref: ProjectionRef): Promise<void> {
  const row = await rowOf(server, ref, { intent: 0 });
  if (row?.shape === undefined || row.dropped) return;
  const { _id, life } = row;
  const gone = { $set: { dropped: true }, $unset: { shape: 1, seen: 1, intent: 1, ahead: 1 }, $inc: { step: 1 } };
  await server.change(FORMS, { _id, life }, gone);
  await dropCollections(new Form(ref, row), server);
}

/** The index of a declared list of fields; the key breaks ties. */
const declared = (fields: readonly string[]): Index => ({
  name: `by_${fields.join('_')}`,
  fields: [...fields.map((field) => `document.${field}`), '_id'],
});

function indexesOf(collections: Collections, shape: Shape): readonly (readonly [string, readonly Index[]])[] {
  const { documents, cells, deltas } = collections;
  return [
    [
      documents,
      [
        { name: 'parts', fields: ['parts.rollup', 'parts.cell', '_id'] },
        { name: 'saves', fields: ['at.n', '_id'] },
        ...shape.indexes.map(declared),
      ],
    ],
    [cells, [{ name: 'cells', fields: ['rollup', 'cell'] }]],
    [
      deltas,
      [
        { name: 'once', fields: ['rollup', 'cell', 'position', 'key'], unique: true },
        { name: 'in_order', fields: ['rollup', 'position', 'key', 'cell'] },
      ],
    ],
  ];
}

/** Looks whether every index stands and, where the server explains, would be used. @throws IndexUnusable */
export async function verifyIndexes(server: Server, ref: ProjectionRef, { row }: Form, shape: Shape): Promise<void> {
  for (const [collection, wanted] of indexesOf(collectionsOf(ref, row.life), shape)) {
    const standing = await server.indexes(collection);
    for (const { name, fields, unique } of wanted) {
      const found = standing.find((index) => index.fields.join() === fields.join() && (!unique || index.unique));
      if (!found) throw new IndexUnusable(collection, fields, 'it does not stand, or leaves rows out');
      if (name.startsWith('by_')) await verifyPlan(server, collection, found);
    }
  }
}

async function verifyPlan(server: Server, collection: string, { name, fields }: Index): Promise<void> {
  const filter = Object.fromEntries(fields.filter((field) => field !== '_id').map((field) => [field, '']));
  const used = await server.explain(collection, filter, name);
  if (used && !used.includes(name)) throw new IndexUnusable(collection, fields, 'the server would not use it');
}
