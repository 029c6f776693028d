import { StoredEvent } from '@tongjian/kernel';

const COLUMNS = [
  'index',
  'revision',
  'id',
  'type',
  'occurredAt',
  'recordedAt',
  'person',
  'role',
  'organisation',
  'procedure',
  'data',
  'prev',
  'hash',
] as const;

/** Events as CSV (RFC 4180), one row each, with a byte order mark so that spreadsheets read Chinese rightly. */
export function csvOf(events: readonly (StoredEvent & { readonly index: number })[]): string {
  const rows = events.map(({ index, revision, id, type, data, meta }) => [
    index,
    revision,
    id,
    type,
    meta.occurredAt,
    meta.recordedAt,
    meta.actor.person,
    meta.actor.role,
    meta.actor.organisation,
    meta.procedure ? `${meta.procedure.id}@${meta.procedure.version}` : '',
    JSON.stringify(data),
    meta.prev,
    meta.hash,
  ]);
  return `\uFEFF${[COLUMNS, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula is text to a spreadsheet only behind an apostrophe. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
