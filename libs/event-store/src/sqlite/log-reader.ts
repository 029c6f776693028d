import Database from 'better-sqlite3';
import { StoreDamaged } from '../faults.js';
import { LogSource } from '../reading/feed.js';
import { StreamHead } from '../row/admission.js';
import { EMPTY_LOG, eventOf, Row, Tail, tailAt } from '../row/row.js';
import { isCorruption } from './log-file.js';

const ROW = 'position, stream, revision, id, type, shape, data, meta, recordTime, follows';

/** The queries on one connection. Each sees the log as last committed. */
export class LogReader implements LogSource {
  private readonly one;
  private readonly range;
  private readonly rangeOfTypes;
  private readonly forwards;
  private readonly backwards;
  private readonly lastOf;
  private readonly end;
  private readonly last;
  private readonly between;
  private readonly time;

  constructor(private readonly db: Database.Database) {
    const rows = <Bind extends unknown[]>(where: string) =>
      db.prepare<Bind, Row>(`SELECT ${ROW} FROM events WHERE ${where}`);
    this.one = rows<[number]>('position = ?');
    this.range = rows<[number, number]>('position > ? AND position <= ? ORDER BY position');
    this.rangeOfTypes = rows<[number, number, string]>(
      'position > ? AND position <= ? AND type IN (SELECT value FROM json_each(?)) ORDER BY position',
    );
    this.forwards = rows<[string, number, number]>('stream = ? AND revision >= ? ORDER BY revision LIMIT ?');
    this.backwards = rows<[string, number, number]>('stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?');
    this.lastOf = rows<[string]>('stream = ? ORDER BY revision DESC LIMIT 1');
    this.end = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
    this.between = db
      .prepare<[number, number], number>('SELECT count(*) FROM events WHERE position > ? AND position <= ?')
      .pluck();
    this.last = rows<[]>('true ORDER BY position DESC LIMIT 1');
    this.time = db
      .prepare<[number], string>('SELECT recordTime FROM events WHERE position <= ? ORDER BY position DESC LIMIT 1')
      .pluck();
  }

  head = (): number => this.end.get() ?? 0;
  /** The record time of the last event. */
  recordTime = (): string => this.recordTimeAt(this.head());

  /** A page that cannot be read counts as whole: whoever reads its rows names the place. */
  count(after: number, through: number): number {
    try {
      return this.between.get(after, through) ?? 0;
    } catch (error) {
      if (isCorruption(error)) return through - after;
      throw error;
    }
  }

  /** Where the log ends. @throws StoreDamaged when the last event cannot be read */
  tail(): Tail {
    const row = this.last.get();
    return row ? tailAt(row, eventOf(row)) : EMPTY_LOG;
  }

  /** @throws StoreDamaged when the stream's last event cannot be read */
  streamHead(stream: string): StreamHead | undefined {
    const row = this.lastOf.get(stream);
    return row && { revision: row.revision, hash: eventOf(row).meta.hash };
  }

  at = (position: number): Row | undefined => readable(position, () => this.one.get(position));
  recordTimeAt = (position: number): string => this.time.get(position) ?? '';

  /** The next rows of a stream from `revision` on, at most `limit`. */
  forward = (stream: string, revision: number, limit: number): Row[] => this.forwards.all(stream, revision, limit);
  backward = (stream: string, revision: number, limit: number): Row[] => this.backwards.all(stream, revision, limit);

  rows(after: number, through: number, types: readonly string[] | undefined): readonly Row[] {
    try {
      return types ? this.rangeOfTypes.all(after, through, JSON.stringify(types)) : this.range.all(after, through);
    } catch (error) {
      if (!isCorruption(error)) throw error;
      return this.rowsBeforeDamage(after, through, types);
    }
  }

  /** SQLite cannot read a page of the range: what lies before it is still given, one by one. */
  private rowsBeforeDamage(after: number, through: number, types: readonly string[] | undefined): readonly Row[] {
    const rows: Row[] = [];
    for (let position = after + 1; position <= through; position++)
      try {
        const row = this.at(position);
        if (row && (!types || types.includes(row.type))) rows.push(row);
      } catch (error) {
        if (rows.length === 0) throw error;
        // An empty text parses as no event, so the reader stops here and names the place.
        return [...rows, { ...rows[0]!, position, stream: '', revision: -1, meta: '' }];
      }
    return rows;
  }

  /** What SQLite's full check finds, and events that stand where no reader looks. */
  examine(): string[] {
    try {
      const answers = this.db.pragma('integrity_check') as { integrity_check: string }[];
      const complaints = answers.map((row) => row.integrity_check).filter((answer) => answer !== 'ok');
      const below = this.db.prepare<[], number>('SELECT count(*) FROM events WHERE position < 1').pluck().get() ?? 0;
      return below > 0 ? [...complaints, `${below} events stand before index 1`] : complaints;
    } catch (error) {
      if (!isCorruption(error)) throw error;
      return [(error as Error).message];
    }
  }
}

function readable<T>(position: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isCorruption(error)) throw new StoreDamaged((error as Error).message, { index: position });
    throw error;
  }
}
