import { JsonObject } from '@tongjian/kernel';
import { DocumentQuery, Page, StoredContribution, StoredDocument } from '../port.js';
import { checkLimit } from '../query/cursor.js';
import { Form } from './form.js';
import { orderOf } from './keyset.js';
import { measuresOf } from './measures.js';
import { whereOf } from './where.js';

interface DocumentRow {
  readonly key: string;
  readonly document: string | null;
  readonly position: number;
  readonly count: number;
  readonly n: number;
}

/** Documents by key, tombstones included; keys never seen are left out. */
export function load(form: Form, keys: readonly string[]): Map<string, StoredDocument> {
  const rows = form
    .sql(`SELECT * FROM ${form.tables.documents} WHERE key IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(keys)) as DocumentRow[];
  return new Map(stored(form, rows).map((document) => [document.key, document]));
}

/** The next documents after a key, in the order of keys. */
export function scan(form: Form, afterKey: string | undefined, limit: number): StoredDocument[] {
  const rows = form
    .sql(`SELECT * FROM ${form.tables.documents} WHERE key > ? ORDER BY key LIMIT ?`)
    .all(afterKey ?? '', limit) as DocumentRow[];
  return stored(form, rows);
}

/** The documents of every save after a number, oldest first. */
export function changedSince(form: Form, n: number, limit: number): StoredDocument[] {
  const rows = form
    .sql(`SELECT * FROM ${form.tables.documents} WHERE n > ? ORDER BY n, key LIMIT ?`)
    .all(n, checkLimit(limit)) as DocumentRow[];
  return stored(form, rows);
}

function stored(form: Form, rows: readonly DocumentRow[]): StoredDocument[] {
  const contributions = contributionsOf(
    form,
    rows.map((row) => row.key),
  );
  return rows.map(({ key, document, position, count, n }) => ({
    key,
    document: document === null ? null : (JSON.parse(document) as JsonObject),
    at: { position, count, n },
    contributions: contributions.get(key) ?? [],
  }));
}

function contributionsOf(form: Form, keys: readonly string[]): Map<string, StoredContribution[]> {
  const { contributions, cells } = form.tables;
  const rows = form
    .sql(
      `SELECT p.*, c.rollup, c.cell AS coordinates FROM ${contributions} p JOIN ${cells} c ON c.id = p.cell
       WHERE p.key IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(keys)) as ({ key: string; rollup: string; coordinates: string } & Record<string, number>)[];
  const found = new Map<string, StoredContribution[]>();
  for (const row of rows) {
    const part = {
      rollup: row.rollup,
      cell: row.coordinates,
      measures: measuresOf(form.storedRollup(row.rollup), row),
    };
    const known = found.get(row.key);
    if (known) known.push(part);
    else found.set(row.key, [part]);
  }
  return found;
}

/** One page of documents that match, in the order asked for. */
export function find(form: Form, query: DocumentQuery): Page<{ readonly key: string; readonly document: JsonObject }> {
  const limit = checkLimit(query.limit);
  const where = whereOf(form.shape, query.where);
  const order = orderOf(query.sort, query.cursor);
  const { documents } = form.tables;
  const rest = order.after ? ` AND ${order.after.sql}` : '';
  const rows = form
    .sql(
      `SELECT key, document${order.columns} FROM ${documents} WHERE ${where.sql}${rest}
          ORDER BY ${order.orderBy} LIMIT ?`,
    )
    .all(...where.params, ...(order.after?.params ?? []), limit + 1) as Record<string, unknown>[];
  const { total } = form.sql(`SELECT COUNT(*) AS total FROM ${documents} WHERE ${where.sql}`).get(...where.params) as {
    total: number;
  };
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => ({
      key: row['key'] as string,
      document: JSON.parse(row['document'] as string) as JsonObject,
    })),
    ...(rows.length > limit ? { next: order.cursorAt(shown[shown.length - 1]!) } : {}),
    total,
    at: form.at(),
  };
}
