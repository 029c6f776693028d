import { Page, ParkedChange, ParkedKey } from '../port.js';
import { checkLimit, cursorOf, readCursor } from '../query/cursor.js';
import { Form } from './form.js';

type Row = Omit<ParkedKey, 'reason'> & { readonly reason: string | null };

/** One page of the parked keys. */
export function parked(form: Form, { limit = 500, cursor }: { limit?: number; cursor?: string }): Page<ParkedKey> {
  checkLimit(limit);
  const after = cursor === undefined ? '' : readCursor(cursor, 'parked').key;
  const rows = form
    .sql('SELECT key, position, error, reason FROM parked WHERE form = ? AND key > ? ORDER BY key LIMIT ?')
    .all(form.tables.form, after, limit + 1) as Row[];
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  const next = last && rows.length > limit ? { next: cursorOf({ order: 'parked', key: last.key, values: [] }) } : {};
  const items = shown.map(({ reason, ...record }) => ({ ...record, ...(reason === null ? {} : { reason }) }));
  return { items, ...next, total: form.parked(), at: form.at() };
}

/** Writes what a save says of parked keys. */
export function changeParked(form: Form, { put, remove }: ParkedChange): void {
  const forget = form.sql('DELETE FROM parked WHERE form = ? AND key = ?');
  const write = form.sql('INSERT OR REPLACE INTO parked VALUES (?, ?, ?, ?, ?)');
  for (const key of remove) forget.run(form.tables.form, key);
  for (const { key, position, error, reason } of put) write.run(form.tables.form, key, position, error, reason ?? null);
}
