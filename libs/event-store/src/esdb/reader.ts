import { LoggedEvent } from '@tongjian/kernel';
import { StoreDamaged, UnknownPosition } from '../faults.js';
import { FeedBatch, FeedOptions, Resume } from '../port.js';
import { Bell } from '../reading/bell.js';
import { BATCH_SIZE } from '../reading/feed.js';
import { Book } from './book.js';
import { Server } from './client.js';
import { Doorbell } from './doorbell.js';
import { Entry, loggedCopyOf, loggedEventOf } from './entry.js';
import { Past } from './past.js';
import { isPassing, patiently, pause } from './patience.js';
import { Patience, Troubles } from './settings.js';
import { Space } from './space.js';

/** Reads the whole log and follows it, by the book's count. */
export class Reader {
  constructor(
    private readonly server: Server,
    private readonly space: Space,
    private readonly book: Book,
    private readonly patience: Patience,
    private readonly troubles: Troubles,
    private readonly bell: Bell,
    private readonly doorbell: Doorbell,
  ) {}

  /** Counts to the log's present end. */
  advance = (): Promise<void> => patiently(this.patience, 'counting the log', () => this.book.advance());

  resume = (index: number): Resume => ({ position: String(this.book.table.positionAt(index)), index });

  async *readAll(after: Resume | undefined, options: FeedOptions = {}): AsyncGenerator<FeedBatch> {
    const at = await this.startOf(after);
    await this.advance();
    yield* this.batches(at, options);
  }

  async *follow(after: Resume | undefined, signal: AbortSignal, options: FeedOptions = {}): AsyncGenerator<FeedBatch> {
    let at = await this.startOf(after);
    if (signal.aborted) return;
    const stopListening = this.doorbell.listen();
    // A follower that was told to stop may never ask again.
    signal.addEventListener('abort', stopListening, { once: true });
    try {
      for (let first = true; !signal.aborted;) {
        const heard = this.bell.rung;
        await this.keepUp(signal);
        if (first || this.book.index > at)
          for await (const batch of this.batches(at, options)) {
            if (signal.aborted) return;
            yield batch;
            at = batch.through.index;
            first = false;
          }
        if (this.bell.rung === heard) await this.bell.next(signal);
      }
    } finally {
      signal.removeEventListener('abort', stopListening);
      stopListening();
    }
  }

  /** As `advance`, for as long as it takes: who follows waits for the server to come back. */
  private async keepUp(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++)
      try {
        return await this.book.advance();
      } catch (error) {
        if (!isPassing(error)) throw error;
        await pause(attempt + 1, signal);
      }
  }

  private async startOf(after: Resume | undefined): Promise<number> {
    if (!after) return 0;
    if (after.index > this.book.index) await this.advance();
    const { index, position } = after;
    const known = Number.isSafeInteger(index) && index >= 0 && index <= this.book.index;
    if (!known || this.resume(index).position !== position)
      throw new UnknownPosition(`${position} (as index ${index})`, this.book.index);
    return index;
  }

  /** Batches from after `at` to the end of the book, at least one. */
  private async *batches(from: number, { types, batchSize = BATCH_SIZE }: FeedOptions): AsyncGenerator<FeedBatch> {
    let past: Past | undefined;
    try {
      for (let at = from; ;) {
        const end = Math.min(at + batchSize, this.book.index);
        const recent = this.book.recent.slice(at, end);
        const entries = recent ?? (await (past ??= this.pastFrom(at)).take(end - at));
        const batch = this.batchOf(entries, end, types, recent ? loggedCopyOf : loggedEventOf);
        yield batch;
        if (batch.caughtUp) return;
        at = batch.through.index;
      }
    } finally {
      await past?.close();
    }
  }

  private pastFrom = (at: number) => new Past(this.server, this.space, this.book, this.patience, this.troubles, at);

  /** What is sound before a damaged event is still delivered; the next batch begins with it and throws. */
  private batchOf(
    entries: readonly Entry[],
    end: number,
    types: readonly string[] | undefined,
    eventOf: (entry: Entry) => LoggedEvent,
  ): FeedBatch {
    const events: LoggedEvent[] = [];
    for (const entry of entries) {
      if (entry.event instanceof StoreDamaged) {
        if (entry === entries[0]) throw entry.event;
        return { events, through: this.resume(entry.index - 1), caughtUp: false };
      }
      if (!types || types.includes(entry.event.type)) events.push(eventOf(entry));
    }
    return { events, through: this.resume(end), caughtUp: end === this.book.index };
  }

  async at(index: number): Promise<LoggedEvent | undefined> {
    if (!Number.isSafeInteger(index) || index < 1) return undefined;
    if (index > this.book.index) await this.advance();
    if (index > this.book.index) return undefined;
    const recent = this.book.recent.slice(index - 1, index);
    if (recent) return loggedCopyOf(recent[0]!);
    const past = this.pastFrom(index - 1);
    try {
      return loggedEventOf((await past.take(1))[0]!);
    } finally {
      await past.close();
    }
  }

  /** The index of one of our positions, counting on where it is not known yet. */
  async indexOf(position: string): Promise<number> {
    const place = /^\d{1,15}$/.test(position) ? Number(position) : -1;
    const known = this.book.table.indexOf(place);
    if (known !== undefined) return known;
    await this.advance();
    const counted = this.book.table.indexOf(place);
    if (counted === undefined) throw new UnknownPosition(position, this.book.index);
    return counted;
  }

  async resumeAfter(index: number): Promise<Resume> {
    if (index > this.book.index) await this.advance();
    if (!Number.isSafeInteger(index) || index < 0 || index > this.book.index)
      throw new UnknownPosition(String(index), this.book.index);
    return this.resume(index);
  }
}
