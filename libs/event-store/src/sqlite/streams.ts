import { StreamEvent } from '@tongjian/kernel';
import { BATCH_SIZE } from '../reading/feed.js';
import { streamEventOf } from '../row/row.js';
import { LogReader } from './log-reader.js';

/** A stream in batches from revision `from` on. */
export async function* readStream(reader: LogReader, stream: string, from = 0): AsyncGenerator<readonly StreamEvent[]> {
  for (let next = from; ;) {
    const rows = reader.forward(stream, next, BATCH_SIZE);
    if (rows.length > 0) yield rows.map(streamEventOf);
    if (rows.length < BATCH_SIZE) return;
    next = rows.at(-1)!.revision + 1;
  }
}

/** A stream in batches from revision `from` back to its first. */
export async function* readStreamBackwards(
  reader: LogReader,
  stream: string,
  from = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<readonly StreamEvent[]> {
  for (let next = from; next >= 0;) {
    const rows = reader.backward(stream, next, BATCH_SIZE);
    if (rows.length > 0) yield rows.map(streamEventOf);
    if (rows.length < BATCH_SIZE) return;
    next = rows.at(-1)!.revision - 1;
  }
}
