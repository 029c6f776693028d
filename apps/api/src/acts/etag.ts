import { Head } from '@tongjian/kernel';
import { answer } from '../problem/index.js';

/** The tag of what stands after an event: its revision, and enough of its hash to tell another history apart. */
export const etagOf = ({ revision, hash }: Pick<Head, 'revision' | 'hash'>): string =>
  `"${revision}-${hash.slice('sha256:'.length, 'sha256:'.length + 12)}"`;

/** What a caller says it saw: the revision, to be compared with the stream's. `*` says nothing. */
export function revisionIn(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const found = /^"(\d{1,15})-[0-9a-f]{12}"$/.exec(header);
  if (!found) throw answer('bad-header', 'If-Match holds one ETag as it was given, quotes included', { got: header });
  return Number(found[1]);
}
