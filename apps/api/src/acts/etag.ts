import { Head } from '@tongjian/kernel';
import { answer } from '../problem/index.js';

/** The tag of what stands after an event: its revision, and enough of its hash to tell another history apart. */
export const etagOf = ({ revision, hash }: Pick<Head, 'revision' | 'hash'>): string =>
  `"${revision}-${hash.slice('sha256:'.length, 'sha256:'.length + 12)}"`;

/** What a caller says it saw. */
export interface Seen {
  readonly revision: number;
  /** The whole tag, quotes included: a revision alone may be of another history. */
  readonly etag: string;
}

/** What If-Match says was seen; `*` says nothing. */
export function tagIn(header: string | undefined): Seen | undefined {
  if (header === undefined || header === '*') return undefined;
  const found = /^"(\d{1,15})-[0-9a-f]{12}"$/.exec(header);
  if (!found) throw answer('bad-header', 'If-Match holds one ETag as it was given, quotes included', { got: header });
  return { revision: Number(found[1]), etag: header };
}
