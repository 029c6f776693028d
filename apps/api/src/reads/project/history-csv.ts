import { createHash } from 'node:crypto';
import { LoggedEvent } from '@tongjian/kernel';

const COLUMNS: readonly (readonly [name: string, value: (event: LoggedEvent) => string | number | undefined])[] = [
  ['index', (event) => event.index],
  ['revision', (event) => event.revision],
  ['type', (event) => event.type],
  ['occurredAt', ({ meta }) => meta.occurredAt],
  ['occurredPrecision', ({ meta }) => meta.occurredPrecision],
  ['recordedAt', ({ meta }) => meta.recordedAt],
  ['person', ({ meta }) => meta.actor.person],
  ['role', ({ meta }) => meta.actor.role],
  ['organisation', ({ meta }) => meta.actor.organisation],
  ['procedure', ({ meta }) => meta.procedure && `${meta.procedure.id} ${meta.procedure.version}`],
  [
    'legalBasis',
    ({ meta }) =>
      meta.legalBasis?.map(({ instrument, article }) => [instrument, article].filter(Boolean).join(' ')).join('; '),
  ],
  ['facts', ({ meta }) => meta.facts && JSON.stringify(meta.facts)],
  ['flags', ({ meta }) => meta.entry?.flags?.join('; ')],
  ['data', ({ data }) => JSON.stringify(data)],
  ['id', (event) => event.id],
  ['hash', ({ meta }) => meta.hash],
];

/** A history as CSV (RFC 4180, UTF-8 with mark), safe to open in a spreadsheet. */
export const historyCsv = (events: readonly LoggedEvent[]): string =>
  `\ufeff${[COLUMNS.map(([name]) => name), ...events.map((event) => COLUMNS.map(([, value]) => value(event)))]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')}\r\n`;

/** The body's digest as a header (RFC 9530). */
export const contentDigest = (body: string): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
