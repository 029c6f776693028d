import type { Collection, Db } from 'mongodb';
import { Batch } from './saves.js';

type Row = { _id: string };

/** The indexes of our own collections, by the end of a collection's name, so that bare rows cost what ours cost. */
export type Indexes = ReadonlyMap<string, readonly { readonly key: object; readonly unique: boolean }[]>;

export async function indexesOf(db: Db): Promise<Indexes> {
  const found = new Map<string, { key: object; unique: boolean }[]>();
  for (const { name } of await db.listCollections().toArray()) {
    const indexes = await db.collection(name).listIndexes().toArray();
    const own = indexes.filter(({ key }) => !('_id' in key && Object.keys(key as object).length === 1));
    found.set(
      name,
      own.map(({ key, unique }) => ({ key: key as object, unique: unique === true })),
    );
  }
  return found;
}

/** Writes the rows of all saves by the driver alone: no proof, no guard, no order between collections. */
export async function writeBare(db: Db, batches: readonly Batch[], indexes: Indexes): Promise<void> {
  for (const form of new Set(batches.map((batch) => batch.form)))
    for (const part of ['documents', 'cells', 'deltas'])
      for (const { key, unique } of indexes.get(`${form}_${part}`) ?? [])
        await db.collection(`${form}_${part}`).createIndex(key as Record<string, 1>, { unique });
  for (const { form, documents, cells, deltas } of batches) {
    await replaceAll(db.collection(`${form}_documents`), documents);
    await replaceAll(db.collection(`${form}_cells`), cells);
    if (deltas.length > 0)
      await db.collection(`${form}_deltas`).bulkWrite(
        // The driver writes an id into what it is given.
        deltas.map((delta) => ({ insertOne: { document: { ...delta } } })),
        { ordered: false },
      );
  }
}

async function replaceAll(collection: Collection<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const writes = rows.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } }));
  await collection.bulkWrite(writes, { ordered: false });
}
