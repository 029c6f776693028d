import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { StoreDamaged } from '../faults.js';
import { StreamHead } from '../row/admission.js';
import { Alarms } from './alarms.js';
import { Chain } from './chain.js';
import { Server } from './client.js';
import { Entry, entryOf } from './entry.js';
import { IndexTable } from './index-table.js';
import { pause } from './patience.js';
import { Recent } from './recent.js';
import { positionOf } from './record.js';
import { PlaceGone, recordsAfter } from './records-after.js';
import { Patience, Troubles } from './settings.js';
import { isServers, Space } from './space.js';

/** Events entered at once, at most: what a doubtful answer makes us read again. */
const PAGE = 2048;
const PAGE_BYTES = 8 * 1024 * 1024;
/** How often an answer that does not fit is asked for again before it is believed. */
const REREADS = 4;

/** Acknowledged events that are looked for when the log is read on, at most: the last ones. */
const EXPECTED = 10_000;

/** An answer that does not fit what is known: read again before it is believed. */
class Doubtful extends Error {}

/** Events read and judged, not yet entered. */
interface Page {
  readonly entries: Entry[];
  readonly heads: Map<string, StreamHead>;
}

/** What the events of a page weigh in the server's log. */
const weightOf = ({ entries }: Page) => (entries.at(-1)?.position ?? 0) - (entries[0]?.position ?? 0);

const freshPage = (): Page => ({ entries: [], heads: new Map() });
const holds = ({ entries }: Page, position: number) => entries.some((entry) => entry.position === position);

/**
 * Counts the log: EventStoreDB gives an order and sparse positions, so the index of an event is the number of ours up
 * to it. The book is read from the beginning once and then kept up with; it is the one place where the index is made
 * and where the server's answers are checked.
 */
export class Book {
  readonly table = new IndexTable();
  readonly recent = new Recent();
  readonly alarms = new Alarms();
  /** Events that do not follow in their stream, however often they are read. */
  readonly damages = new Map<number, StoreDamaged>();
  private readonly chain = new Chain();
  private readonly acknowledged = new Set<number>();
  private running: Promise<void> | undefined;
  private after: Promise<void> | undefined;
  private position = 0;
  private time = 0;

  constructor(
    private readonly server: Pick<Server, 'client'>,
    private readonly space: Space,
    private readonly patience: Patience,
    private readonly troubles: Troubles,
    private readonly onPage: (index: number) => void = () => undefined,
  ) {}

  get index(): number {
    return this.table.length;
  }

  /** An event at this position was acknowledged to us, so the log must show it when it is read on. */
  expect(position: number): void {
    this.acknowledged.add(position);
    if (this.acknowledged.size > EXPECTED) this.acknowledged.delete(this.acknowledged.values().next().value!);
  }

  /** Counts on to the end of the log as it stands at the call or later. Calls that come together share one reading. */
  advance(): Promise<void> {
    if (!this.running) {
      this.running = this.read().finally(() => (this.running = undefined));
      return this.running;
    }
    this.after ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.after = undefined;
        return this.advance();
      });
    return this.after;
  }

  private async read(): Promise<void> {
    for (let doubts = 0; ;) {
      const before = this.position;
      try {
        return await this.readOnce(doubts < REREADS);
      } catch (error) {
        if (!(error instanceof Doubtful || error instanceof PlaceGone)) throw error;
        this.troubles.readAgain += 1;
        doubts = this.position > before ? 1 : doubts + 1;
        if (doubts > REREADS) throw new StoreDamaged(error.message);
        await pause(doubts);
      }
    }
  }

  /** One reading to the end. While `sceptical`, what does not fit is doubted; then it is taken for what is stored. */
  private async readOnce(sceptical: boolean): Promise<void> {
    const wanted = [...this.acknowledged];
    let page = freshPage();
    for await (const records of recordsAfter(this.server.client, this.position, this.patience.answerWithinMs)) {
      for (const record of records) this.take(record, page, sceptical);
      if (page.entries.length < PAGE && weightOf(page) < PAGE_BYTES) continue;
      this.enter(page);
      page = freshPage();
    }
    const shown = new Set(wanted.length > 0 ? page.entries.map(({ position }) => position) : []);
    for (const position of wanted)
      if (!shown.has(position) && this.table.indexOf(position) === undefined)
        throw new Doubtful(`the server does not show the event at ${position} that it acknowledged`);
    this.enter(page);
    for (const position of wanted) this.acknowledged.delete(position);
  }

  private take(record: AllStreamRecordedEvent, page: Page, sceptical: boolean): void {
    const settings = this.space.settingsOf(record);
    if (settings !== undefined) this.alarms.settings(settings, record.data);
    const stream = this.space.ours(record.streamId);
    if (stream === undefined) return;
    if (isServers(record)) return void (record.type === '$streamDeleted' && this.alarms.tombstoned(stream));
    const position = positionOf(record);
    if (position <= (page.entries.at(-1)?.position ?? this.position)) {
      // Told twice: harmless. Told too late: what came before it was counted too early.
      if (holds(page, position) || this.table.indexOf(position) !== undefined) return;
      throw new Doubtful(`the server tells the event at ${position} out of order`);
    }
    const entry = entryOf(record, stream, this.index + page.entries.length + 1, position);
    this.judge(entry, page, sceptical);
    page.entries.push(entry);
  }

  private judge({ event, index }: Entry, page: Page, sceptical: boolean): void {
    if (event instanceof StoreDamaged) return;
    const { stream, revision, meta } = event;
    const breach = this.chain.breach(event, page.heads);
    if (breach && sceptical) throw new Doubtful(`event ${index} (${stream}@${revision}): ${breach}`);
    if (breach) this.damages.set(index, new StoreDamaged(breach, { index, stream, revision }));
    page.heads.set(stream, { revision, hash: meta.hash });
  }

  private enter({ entries, heads }: Page): void {
    for (const entry of entries) {
      const { event, position, index } = entry;
      const recorded = event instanceof StoreDamaged ? NaN : Date.parse(event.meta.recordedAt);
      if (recorded > this.time) this.time = recorded;
      this.table.push(position, this.time);
      const damage = this.damages.get(index);
      this.recent.push(damage ? { ...entry, event: damage } : entry);
      this.position = position;
    }
    this.chain.accept(heads);
    if (entries.length > 0) this.onPage(this.index);
  }
}
