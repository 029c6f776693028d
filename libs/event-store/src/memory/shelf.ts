import { LogSource } from '../reading/feed.js';
import { StreamHead } from '../row/admission.js';
import { EMPTY_LOG, eventOf, Row, Tail, tailAt } from '../row/row.js';

/** The rows of a log in memory, in the order of their positions, and by stream. */
export class Shelf implements LogSource {
  readonly ids = new Set<string>();
  private readonly log: Row[] = [];
  private readonly streams = new Map<string, Row[]>();

  constructor(rows: readonly Row[]) {
    for (const row of [...rows].sort((a, b) => a.position - b.position)) this.put(row);
  }

  put(row: Row): void {
    this.log.push(row);
    this.ids.add(row.id);
    const stream = this.streams.get(row.stream);
    if (stream) stream.push(row);
    else this.streams.set(row.stream, [row]);
  }

  head = (): number => this.last()?.position ?? 0;
  last = (): Row | undefined => this.log.at(-1);
  tail(): Tail {
    const last = this.last();
    return last ? tailAt(last, eventOf(last)) : EMPTY_LOG;
  }

  stream = (name: string): readonly Row[] => this.streams.get(name) ?? [];

  at(position: number): Row | undefined {
    const row = this.log[this.placeOf(position)];
    return row?.position === position ? row : undefined;
  }

  streamHead(name: string): StreamHead | undefined {
    const last = this.streams.get(name)?.at(-1);
    return last && { revision: last.revision, hash: eventOf(last).meta.hash };
  }

  rows(after: number, through: number, types: readonly string[] | undefined): readonly Row[] {
    const rows = this.log.slice(this.placeOf(after + 1), this.placeOf(through + 1));
    return types ? rows.filter(({ type }) => types.includes(type)) : rows;
  }

  count = (after: number, through: number): number => this.placeOf(through + 1) - this.placeOf(after + 1);

  /** Where the first row at or after `position` stands. */
  private placeOf(position: number): number {
    let low = 0;
    let high = this.log.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.log[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
