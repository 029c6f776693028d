import { genesisOf, Head, LoggedEvent, NewEvent, sealAll, StoredEvent, Turns, uuidOf } from '@tongjian/kernel';
import { EventStore, FeedBatch } from '@tongjian/event-store';
import { ProcessStatus, RunningProcesses } from '../process/options.js';
import { Chronicle } from './chronicle.js';

export interface ChronicleOptions {
  readonly store: EventStore;
  readonly chronicle: Chronicle;
  /** The present instant, RFC 3339 UTC with milliseconds. */
  readonly clock: () => string;
  readonly signal: AbortSignal;
  /** Whether this process may write now; else it only follows. Always where left out. */
  readonly mayAct?: () => boolean;
  readonly onFault?: (error: unknown) => void;
  /** How often it is looked what time has brought; default 500 ms, 0 never (then call `tick`). */
  readonly pollMs?: number;
}

/** Keeps a chronicle up to the log and the clock. */
export const runChronicle = (options: ChronicleOptions): RunningProcesses => new Run(options);

interface Subject {
  /** Something happened since it was looked at. */
  stale: boolean;
  /** When time alone brings something. */
  next: string | undefined;
  fault: string | undefined;
  /** The end of its stream when it was looked at: what was found to tell is told from there, or not at all. */
  head: Pick<Head, 'revision' | 'hash' | 'recordedAt'>;
}

interface Entry {
  readonly subject: string;
  readonly events: NewEvent[];
  readonly jurisdiction: string;
}

class Run implements RunningProcesses {
  readonly caughtUp: Promise<void>;
  readonly ended: Promise<void>;
  private readonly subjects = new Map<string, Subject>();
  private readonly turns = new Turns();
  private reachedEnd: () => void = () => undefined;
  private atEnd = false;
  private through = 0;

  constructor(private readonly options: ChronicleOptions) {
    this.caughtUp = new Promise((resolve) => (this.reachedEnd = resolve));
    this.ended = this.loop();
    this.ended.catch(() => undefined);
  }

  private async loop(): Promise<void> {
    const { store, chronicle, signal, pollMs = 500 } = this.options;
    const timer = pollMs > 0 ? setInterval(() => void this.tick().catch(() => undefined), pollMs) : undefined;
    try {
      for await (const batch of store.follow(undefined, signal, { types: chronicle.types })) await this.take(batch);
    } finally {
      clearInterval(timer);
      this.reachedEnd();
    }
  }

  private async take({ events, through, caughtUp }: FeedBatch): Promise<void> {
    for (const event of events) this.note(event);
    this.through = through.index;
    if (!caughtUp) return;
    this.atEnd = true;
    await this.tick();
    this.reachedEnd();
  }

  private note(event: LoggedEvent): void {
    const about = this.options.chronicle.subject(event);
    if (about === 'none') return;
    if (about === 'all') for (const subject of this.subjects.values()) subject.stale = true;
    else this.subject(about.of).stale = true;
  }

  private subject(id: string): Subject {
    const known = this.subjects.get(id);
    if (known) return known;
    const made: Subject = { stale: true, next: undefined, fault: undefined, head: this.headOf(id, []) };
    this.subjects.set(id, made);
    return made;
  }

  async tick(): Promise<void> {
    if (this.atEnd) await this.turns.take('work', () => this.work());
  }

  private async work(): Promise<void> {
    const { signal, mayAct = () => true, clock } = this.options;
    if (signal.aborted || !mayAct()) return;
    const now = clock();
    const entries: Entry[] = [];
    for (const [id, subject] of this.subjects) {
      if (signal.aborted) return;
      if (!subject.stale && subject.fault === undefined && (subject.next === undefined || subject.next > now)) continue;
      const found = await this.carefully(subject, () => this.look(id, subject, now));
      if (found && found.events.length > 0) entries.push(found);
    }
    for (const { subject: id, events, jurisdiction } of inOrder(entries)) {
      const subject = this.subject(id);
      // What could not be written stays to be told, and what comes after it waits for it.
      if (subject.stale) continue;
      const written = await this.carefully(subject, () => this.write(id, subject, events, jurisdiction));
      if (!written) subject.stale = true;
    }
  }

  private async look(id: string, subject: Subject, now: string): Promise<Entry> {
    subject.stale = false;
    try {
      const recorded = await this.recorded(id);
      const { events, next, jurisdiction } = await this.options.chronicle.review(id, recorded, now);
      subject.head = this.headOf(id, recorded);
      subject.next = next;
      return { subject: id, events: [...events], jurisdiction };
    } catch (error) {
      subject.stale = true;
      throw error;
    }
  }

  private async recorded(id: string): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const batch of this.options.store.read(this.streamOf(id))) events.push(...batch);
    return events;
  }

  private streamOf(id: string): string {
    return `process-${this.options.chronicle.name}-${id}`;
  }

  /** False where another runner was here first: what is left to tell is looked for anew. */
  private async write(
    id: string,
    subject: Subject,
    events: readonly NewEvent[],
    jurisdiction: string,
  ): Promise<boolean> {
    const { store, chronicle, clock } = this.options;
    const stream = this.streamOf(id);
    const { head } = subject;
    const commandId = uuidOf('chronicle', stream, head.revision + 1);
    const actor = { person: `p_${chronicle.name}`, organisation: 'tongjian', role: 'timer', client: 'process' };
    const cause = { commandId, correlationId: commandId, causationId: commandId, actor, jurisdiction, at: clock() };
    const sealed = sealAll(head, stream, events, cause);
    const { written } = await store.append(stream, sealed, head.revision < 0 ? 'absent' : head.revision);
    if (written) subject.head = this.headOf(id, sealed);
    return written;
  }

  private headOf(id: string, events: readonly StoredEvent[]): Subject['head'] {
    const last = events.at(-1);
    if (!last) return { revision: -1, hash: genesisOf(this.streamOf(id)), recordedAt: '' };
    return { revision: last.revision, hash: last.meta.hash, recordedAt: last.meta.recordedAt };
  }

  /** A subject that cannot be looked at or written waits alone, red, and is tried again; the others go on. */
  private async carefully<T>(subject: Subject, what: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await what();
      subject.fault = undefined;
      return done;
    } catch (error) {
      subject.fault = error instanceof Error ? error.message : String(error);
      this.options.onFault?.(error);
      return undefined;
    }
  }

  status(): readonly ProcessStatus[] {
    const { name } = this.options.chronicle;
    const all = [...this.subjects];
    return [
      {
        process: name,
        instances: all.length,
        through: this.through,
        unsent: all.filter(([, { stale }]) => stale).length,
        due: all
          .flatMap(([instance, { next }]) =>
            next === undefined ? [] : [{ at: next, process: name, instance, name: 'next' }],
          )
          .sort((a, b) => (a.at < b.at ? -1 : 1)),
        refused: [],
        faults: all.flatMap(([instance, { fault }]) => (fault === undefined ? [] : [{ instance, error: fault }])),
      },
    ];
  }

  async settled(): Promise<void> {
    const { store } = this.options;
    while (!this.options.signal.aborted) {
      const { index } = await store.head();
      await this.tick();
      const busy = [...this.subjects.values()].some(({ stale, fault }) => stale && fault === undefined);
      if (!busy && this.through >= index && (await store.head()).index === index) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** By their time over all subjects, each subject's own order kept; what follows one upon the other of a subject is one append. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const lines = entries.flatMap(({ subject, events, jurisdiction }) => {
    let latest = '';
    return events.map((event, i) => {
      const at = event.meta?.occurredAt ?? '';
      if (at > latest) latest = at;
      return { at: latest, subject, jurisdiction, event, i };
    });
  });
  lines.sort((a, b) => compare(a.at, b.at) || compare(a.subject, b.subject) || a.i - b.i);
  const batches: Entry[] = [];
  for (const { subject, jurisdiction, event } of lines) {
    const last = batches.at(-1);
    if (last?.subject === subject) last.events.push(event);
    else batches.push({ subject, jurisdiction, events: [event] });
  }
  return batches;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
