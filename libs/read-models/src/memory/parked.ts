import { Page, ParkedKey } from '../port.js';
import { checkLimit, cursorOf, readCursor } from '../query/cursor.js';
import { Form } from './form.js';
import { compareValues } from './matches.js';

/** One page of the parked keys. */
export function parked(form: Form, { limit = 500, cursor }: { limit?: number; cursor?: string }): Page<ParkedKey> {
  checkLimit(limit);
  const after = cursor === undefined ? '' : readCursor(cursor, 'parked').key;
  const all = [...form.parked.values()].sort((a, b) => compareValues(a.key, b.key));
  const rest = all.filter(({ key }) => compareValues(key, after) > 0);
  const items = rest.slice(0, limit);
  const last = items[items.length - 1];
  const next = last && rest.length > limit ? { next: cursorOf({ order: 'parked', key: last.key, values: [] }) } : {};
  return { items, ...next, total: all.length, at: form.at() };
}
