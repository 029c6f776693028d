import { StoreDamaged } from '../faults.js';
import { Book } from './book.js';
import { Server } from './client.js';
import { Entry, entryOf } from './entry.js';
import { isPassing, pause } from './patience.js';
import { positionOf } from './record.js';
import { recordsAfter } from './records-after.js';
import { Patience, Troubles } from './settings.js';
import { isServers, Space } from './space.js';

/** How often a read is taken up again without getting a single event further. */
const ATTEMPTS = 8;

/**
 * Reads what was counted already, from one place on, as one read at the server. Every event is checked against the
 * book: nothing is left out, told twice or told elsewhere than where it was counted.
 */
export class Past {
  private source: AsyncGenerator<readonly Entry[]> | undefined;
  private ahead: Entry[] = [];

  constructor(
    private readonly server: Pick<Server, 'client'>,
    private readonly space: Space,
    private readonly book: Book,
    private readonly patience: Patience,
    private readonly troubles: Troubles,
    private at: number,
  ) {}

  /** The next `count` events; the book must have counted so far. */
  async take(count: number): Promise<readonly Entry[]> {
    for (let attempt = 0; this.ahead.length < count;)
      try {
        this.source ??= this.entries();
        const next = await this.source.next();
        if (next.done) throw new Error('the read ended before the end of what was counted');
        this.ahead.push(...next.value);
        this.at = next.value.at(-1)!.index;
        attempt = 0;
      } catch (error) {
        await this.close();
        if (!isPassing(error)) this.troubles.readAgain += 1;
        if (++attempt >= ATTEMPTS) throw isPassing(error) ? error : new StoreDamaged((error as Error).message);
        await pause(attempt);
      }
    const taken = this.ahead.slice(0, count);
    this.ahead = this.ahead.slice(count);
    return taken;
  }

  async close(): Promise<void> {
    const { source } = this;
    this.source = undefined;
    await source?.return(undefined).catch(() => undefined);
  }

  private async *entries(): AsyncGenerator<readonly Entry[]> {
    const { table, damages } = this.book;
    let at = this.at;
    const records = recordsAfter(this.server.client, table.positionAt(this.at), this.patience.answerWithinMs);
    for await (const part of records) {
      const entries: Entry[] = [];
      for (const record of part) {
        const stream = this.space.ours(record.streamId);
        if (stream === undefined || isServers(record) || at === table.length) continue;
        const position = positionOf(record);
        const index = at + 1;
        if (position !== table.positionAt(index))
          throw new Error(`event ${index} is told at ${position} and was counted at ${table.positionAt(index)}`);
        const entry = entryOf(record, stream, index, position);
        const damage = damages.get(index);
        entries.push(damage ? { ...entry, event: damage } : entry);
        at = index;
      }
      if (entries.length > 0) yield entries;
    }
  }
}
