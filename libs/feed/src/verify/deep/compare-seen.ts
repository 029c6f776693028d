import { EventStore, Resume } from '@tongjian/event-store';
import { Seen } from '@tongjian/read-models';
import { Found } from './compare.js';

/** What the log says of the events up to the position of a read model. */
export interface Counted {
  readonly count: number;
  readonly digest: string;
  /** Index of the last of them. */
  readonly last: number;
  /** Events beyond the position that the read model says it has read. */
  readonly beyond: number;
  /** Where the log ends. */
  readonly head: number;
}

/** What is wrong with what a read model says of itself. `code` is not compared where it is left out. */
export async function compareSeen(
  seen: Seen,
  { count, digest, last, beyond, head }: Counted,
  store: Pick<EventStore, 'indexOf'>,
  code: string | undefined,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  const compare = (path: string, is: string | number, must: string | number) => {
    if (is !== must) found.push({ kind: 'seen', path, expected: must, found: is });
  };
  if (seen.position > head) found.push({ kind: 'ahead', expected: head, found: seen.position });
  if (seen.count !== count)
    found.push({ kind: seen.count < count ? 'skipped' : 'doubled', expected: count, found: seen.count });
  else if (seen.digest !== digest) found.push({ kind: 'reordered', expected: digest, found: seen.digest });
  compare('position', seen.position, last);
  if (beyond > 0) found.push({ kind: 'seen', path: 'through', expected: seen.position, found: seen.through.index });
  compare('through', seen.through.index, await indexOf(seen.through, store));
  if (code !== undefined) compare('code', seen.code, code);
  return found;
}

/** The index that a token stands for; the beginning of the log has none. */
async function indexOf({ position }: Resume, store: Pick<EventStore, 'indexOf'>): Promise<number> {
  if (position === '') return 0;
  try {
    return await store.indexOf(position);
  } catch {
    // A token that the store cannot read stands for no place.
    return -1;
  }
}
