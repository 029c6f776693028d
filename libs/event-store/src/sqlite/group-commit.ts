import Database from 'better-sqlite3';
import { Appended, Expected, SealedEvent } from '@tongjian/kernel';
import { AppendFault, StoreDamaged, StoreStopped } from '../faults.js';
import { actualOf, checkAppend, checkPrev } from '../row/admission.js';
import { rowAfter, Tail, tailAt } from '../row/row.js';
import { LogReader } from './log-reader.js';

/** Appends that share one transaction at most; bounds how long a commit holds the event loop. */
const GROUP_LIMIT = 512;

interface Waiting {
  readonly stream: string;
  readonly events: readonly SealedEvent[];
  readonly expected: Expected;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Where a stream's head is looked up before writing. At first an absent stream is taken to be absent, since the unique
 * index would refuse its first revision; where anything goes wrong the group is written again with every head read.
 */
type Look = 'whereNeeded' | 'everywhere';

/** The fault of one append, which must not take its group down. */
class Faulty extends Error {
  constructor(
    readonly waiting: Waiting,
    override readonly cause: unknown,
  ) {
    super();
  }
}

/**
 * Appends that come in during one turn of the event loop share one durable commit; each is answered after it.
 * A failed commit leaves it open what is on disk, so the writer then stops for good.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private scheduled = false;
  /** Where the log ends; this writer alone moves it, under its lock. Read again after a rollback. */
  private tail: Tail | undefined;
  private stopped: StoreStopped | undefined;
  private readonly insert;
  private readonly begin;
  private readonly commit;

  constructor(
    private readonly db: Database.Database,
    private readonly reader: LogReader,
    private readonly committed: () => void,
  ) {
    this.insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
  }

  append(stream: string, events: readonly SealedEvent[], expected: Expected): Promise<Appended> {
    return new Promise((resolve, reject) => {
      if (this.stopped) return reject(this.stopped);
      checkAppend(stream, events, expected);
      this.queue.push({ stream, events, expected, resolve, reject });
      this.schedule();
    });
  }

  /** Commits what is queued and takes nothing more. */
  finish(): void {
    while (this.queue.length > 0) this.flush();
    this.stopped ??= new StoreStopped('it is closed');
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
      if (this.queue.length > 0) this.schedule();
    });
  }

  private flush(): void {
    let group = this.queue.splice(0, GROUP_LIMIT);
    let look: Look = 'whereNeeded';
    while (group.length > 0)
      try {
        const answers = this.write(group, look);
        this.committed();
        return group.forEach(({ resolve }, i) => resolve(answers[i]!));
      } catch (error) {
        if (this.db.inTransaction) this.db.exec('ROLLBACK');
        this.tail = undefined;
        if (!(error instanceof Faulty)) return this.stop(error, group);
        if (look === 'everywhere') {
          error.waiting.reject(error.cause);
          group = group.filter((waiting) => waiting !== error.waiting);
        }
        look = 'everywhere';
      }
  }

  private stop(error: unknown, group: readonly Waiting[]): void {
    this.stopped = new StoreStopped(error);
    for (const { reject } of [...group, ...this.queue]) reject(this.stopped);
    this.queue = [];
  }

  private write(group: readonly Waiting[], look: Look): Appended[] {
    this.begin.run();
    let tail = this.tail ?? this.reader.tail();
    const answers = group.map((waiting): Appended => {
      try {
        const taken = waiting.expected === 'absent' && look === 'whereNeeded';
        const head = taken ? undefined : this.reader.streamHead(waiting.stream);
        if (actualOf(head) !== waiting.expected) return { written: false, actual: actualOf(head) };
        checkPrev(waiting.stream, waiting.events[0]!, head);
        for (const event of waiting.events) tail = this.put(tail, event);
      } catch (error) {
        throw isOwnFault(error) ? new Faulty(waiting, explained(waiting.stream, error)) : error;
      }
      return { written: true, position: String(tail.position) };
    });
    this.commit.run();
    this.tail = tail;
    return answers;
  }

  private put(tail: Tail, event: SealedEvent): Tail {
    const row = rowAfter(tail, event);
    this.insert.run(
      row.position,
      row.stream,
      row.revision,
      row.id,
      row.type,
      row.shape,
      row.data,
      row.meta,
      row.recordTime,
      row.follows,
    );
    return tailAt(row, event);
  }
}

const isUniqueness = (error: unknown): boolean => (error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE';

const isOwnFault = (error: unknown): boolean =>
  error instanceof AppendFault || error instanceof StoreDamaged || isUniqueness(error);

const explained = (stream: string, error: unknown): unknown =>
  isUniqueness(error) ? new AppendFault(stream, 'the id of an event is in the log already') : error;
