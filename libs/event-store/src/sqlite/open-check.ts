import Database from 'better-sqlite3';
import { genesisOf, hashOf } from '@tongjian/kernel';
import { StoreDamaged } from '../faults.js';
import { EMPTY_LOG, eventOf, tailAt } from '../row/row.js';
import { LogReader } from './log-reader.js';

/** How many of the last events are recomputed when a writer opens the log. */
export const CHECKED_EVENTS = 1000;

/**
 * What a log must pass before it is written to: SQLite's own check, and hash, predecessor and place of the last events.
 * @throws StoreDamaged naming the event.
 */
export function checkBeforeWriting(db: Database.Database, reader: LogReader): void {
  const [first] = db.pragma('quick_check(1)') as { quick_check: string }[];
  if (first?.quick_check !== 'ok') throw new StoreDamaged(`SQLite finds: ${first?.quick_check}`);
  const head = reader.head();
  const after = Math.max(0, head - CHECKED_EVENTS);
  let position = after;
  const before = after === 0 ? undefined : reader.at(after);
  let tail = before ? tailAt(before, eventOf(before)) : EMPTY_LOG;
  for (const row of reader.rows(after, head, undefined)) {
    const event = eventOf(row);
    const damage = (reason: string) =>
      new StoreDamaged(reason, { index: row.position, stream: row.stream, revision: row.revision });
    if (row.position !== ++position) throw damage(`index ${position} is missing`);
    if (hashOf(event) !== event.meta.hash) throw damage('its hash does not fit its content');
    if (event.meta.prev !== predecessorHash(reader, row.stream, row.revision))
      throw damage('it does not follow the event before it in its stream');
    if (row.follows !== tail.hash) throw damage('another event stood before it in the log');
    if (row.recordTime !== later(tail.recordTime, event.meta.recordedAt))
      throw damage('its record time is not that of the log');
    tail = tailAt(row, event);
  }
  if (position !== head) throw new StoreDamaged(`index ${position + 1} is missing`);
}

const later = (a: string, b: string): string => (a > b ? a : b);

function predecessorHash(reader: LogReader, stream: string, revision: number): string | undefined {
  if (revision === 0) return genesisOf(stream);
  const [before] = reader.forward(stream, revision - 1, 1);
  return before?.revision === revision - 1 ? eventOf(before).meta.hash : undefined;
}
