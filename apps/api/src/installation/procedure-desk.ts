import { EventStore, Resume } from '@tongjian/event-store';
import { Cause, execute, Outcome, StoredEvent, Turns } from '@tongjian/kernel';
import { vocabulary } from '@tongjian/lifecycle';
import {
  PackFile,
  PROCEDURE_PUBLISHED,
  PROCEDURE_REPEALED,
  procedureRegister,
  ProcedureShelf,
  procedureStream,
} from '@tongjian/procedure';
import { CalendarDesk } from './calendar-desk.js';
import { Clock } from './clock.js';

/** Publishes procedure definitions, and keeps the shelf of all that were published. */
export class ProcedureDesk {
  readonly shelf = new ProcedureShelf(vocabulary);
  private readonly turns = new Turns();
  private read: Resume | undefined;

  private constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly calendars: CalendarDesk,
  ) {}

  /** Folds every publication of the log before anything is judged. */
  static async open(store: EventStore, clock: Clock, calendars: CalendarDesk): Promise<ProcedureDesk> {
    const desk = new ProcedureDesk(store, clock, calendars);
    await desk.readOn();
    return desk;
  }

  /** Puts on the shelf what others have published since. */
  readOn(): Promise<void> {
    return this.turns.take('reading', async () => {
      for await (const { events, through } of this.store.readAll(this.read, {
        types: [PROCEDURE_PUBLISHED, PROCEDURE_REPEALED],
      })) {
        for (const event of events) this.shelf.add(event);
        if (through.index > 0) this.read = through;
      }
    });
  }

  /** Takes in an event, by whomever it was written; those of other types change nothing. */
  heard(event: Pick<StoredEvent, 'type' | 'data'>): void {
    this.shelf.add(event);
  }

  /** Looks in the log for a procedure that a project is pinned to and this process has not seen yet. */
  async lookUp(hash: string): Promise<void> {
    if (!this.shelf.byHash(hash)) await this.readOn();
  }

  /** Publishes a text; it is on the shelf from the moment it is written. A refusal lists every fault with its place. */
  publish(file: PackFile, cause: Cause): Promise<Outcome> {
    const stream = procedureStream(idIn(file));
    return this.turns.take('procedures', async () => {
      // What another process published is part of what this text is composed with.
      await this.readOn();
      const outcome = await execute({
        log: this.store,
        decider: procedureRegister,
        stream,
        command: { type: 'PublishProcedure', data: { file } },
        cause,
        clock: () => this.clock.reach(cause.at),
        context: () => ({ shelf: this.shelf, vocabulary, calendar: this.calendars.calendar }),
      });
      if (outcome.kind === 'accepted')
        for await (const batch of this.store.read(stream, outcome.receipt.revision))
          for (const event of batch) this.shelf.add(event);
      return outcome;
    });
  }
}

/** The id that a text names; a text without one is refused by the register, whatever its stream. */
export const idIn = ({ text }: PackFile): string => /^id: *["']?([\w-]{1,64})/m.exec(text)?.[1] ?? 'unnamed';
