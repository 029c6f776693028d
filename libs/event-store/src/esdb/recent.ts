import { Entry } from './entry.js';

/** How much of the log's end is kept at hand: so many events, and so many bytes of the server's log. */
const MOST = 4096;
const MOST_BYTES = 16 * 1024 * 1024;

/** The last events that were counted, so that those who follow the log need not ask the server each. */
export class Recent {
  private entries: Entry[] = [];

  push(entry: Entry): void {
    this.entries.push(entry);
    const first = this.entries[0]!;
    if (this.entries.length > 2 * MOST || entry.position - first.position > 2 * MOST_BYTES) this.trim();
  }

  private trim(): void {
    const end = this.entries.at(-1)!.position;
    const keep = this.entries.slice(-MOST);
    const from = keep.findIndex(({ position }) => end - position <= MOST_BYTES);
    this.entries = keep.slice(from);
  }

  /** The entries with `after < index ≤ through`, undefined where they do not all stand here. */
  slice(after: number, through: number): readonly Entry[] | undefined {
    const first = this.entries[0]?.index;
    if (first === undefined || after + 1 < first) return undefined;
    return this.entries.slice(after + 1 - first, through + 1 - first);
  }
}
