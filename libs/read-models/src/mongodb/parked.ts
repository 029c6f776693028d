import { checkLimit, cursorOf, readCursor } from '../query/cursor.js';
import { Form } from './form.js';
import { storedParked } from './rows.js';
import { Server } from './server.js';

/** One page of the parked keys. */
export async function parked(form: Form, server: Server, { limit = 500, cursor }: { limit?: number; cursor?: string }) {
  checkLimit(limit);
  const mark = cursor === undefined ? undefined : readCursor(cursor, 'parked');
  const filter = { waits: true, ...(mark ? { _id: { $gt: mark.key } } : {}) };
  const rows = await server.find(form.collections.parked, filter, { sort: { _id: 1 }, limit: limit + 1 });
  const items = rows.slice(0, limit).map(storedParked);
  const last = items[items.length - 1];
  const next = last && rows.length > limit ? { next: cursorOf({ order: 'parked', key: last.key, values: [] }) } : {};
  return { items, ...next, total: form.row.waiting };
}
