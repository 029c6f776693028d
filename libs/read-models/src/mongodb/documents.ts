import { JsonObject } from '@tongjian/kernel';
import { DocumentQuery, StoredDocument } from '../port.js';
import { checkLimit } from '../query/cursor.js';
import { documentOf } from './body.js';
import { Form } from './form.js';
import { orderOf } from './keyset.js';
import { storedDocument } from './rows.js';
import { Server } from './server.js';
import { whereOf } from './where.js';

const AT_ONCE = 5_000;

/** Documents by key, tombstones included; keys never seen are left out. */
export async function load(form: Form, server: Server, keys: readonly string[]): Promise<Map<string, StoredDocument>> {
  const found = new Map<string, StoredDocument>();
  for (let i = 0; i < keys.length; i += AT_ONCE)
    for (const row of await server.find(form.collections.documents, { _id: { $in: keys.slice(i, i + AT_ONCE) } }))
      found.set(row['_id'] as string, storedDocument(form, row));
  return found;
}

/** The next documents after a key, in the order of keys. */
export async function scan(form: Form, server: Server, after: string | undefined, limit: number) {
  const filter = after === undefined ? {} : { _id: { $gt: after } };
  const rows = await server.find(form.collections.documents, filter, { sort: { _id: 1 }, limit });
  return rows.map((row) => storedDocument(form, row));
}

/** The documents of every save after a number, oldest first. */
export async function changedSince(form: Form, server: Server, n: number, limit: number) {
  const rows = await server.find(
    form.collections.documents,
    { 'at.n': { $gt: n } },
    {
      ...{ sort: { 'at.n': 1, _id: 1 }, limit: checkLimit(limit) },
    },
  );
  return rows.map((row) => storedDocument(form, row));
}

/** One page of documents that match, in the order asked for. */
export async function find(form: Form, server: Server, query: DocumentQuery) {
  const limit = checkLimit(query.limit);
  const where = whereOf(form.shape, query.where);
  const { sort, after, cursorAt } = orderOf(query.sort, query.cursor);
  const { documents } = form.collections;
  const rows = await server.find(documents, after ? { $and: [where, after] } : where, {
    ...{ sort, limit: limit + 1, projection: { document: 1, text: 1 } },
  });
  const total = await server.count(documents, where);
  const items = rows.slice(0, limit).map((row) => ({
    ...{ key: row['_id'] as string, document: documentOf(row) as JsonObject },
  }));
  const last = items[items.length - 1];
  return { items, ...(last && rows.length > limit ? { next: cursorAt(last.key, last.document) } : {}), total };
}
