import { EventStore } from '@tongjian/event-store';
import { Cause, execute, Outcome, Turns } from '@tongjian/kernel';
import { vocabulary } from '@tongjian/lifecycle';
import { Calendar } from '@tongjian/money-time';
import { PackFile, PROCEDURE_PUBLISHED, procedureRegister, ProcedureShelf, procedureStream } from '@tongjian/procedure';
import { Clock } from './clock.js';

/** Publishes procedure definitions, and keeps the shelf of all that were published. */
export class ProcedureDesk {
  private readonly turns = new Turns();

  private constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    readonly shelf: ProcedureShelf,
  ) {}

  /** Folds every publication of the log before anything is judged. */
  static async open(store: EventStore, clock: Clock, calendar: Calendar): Promise<ProcedureDesk> {
    const shelf = new ProcedureShelf(vocabulary);
    for await (const { events } of store.readAll(undefined, { types: [PROCEDURE_PUBLISHED] }))
      for (const event of events) shelf.add(event);
    return new ProcedureDesk(store, clock, calendar, shelf);
  }

  /** Publishes a text; it is on the shelf from the moment it is written. A refusal lists every fault with its place. */
  publish(file: PackFile, cause: Cause): Promise<Outcome> {
    const stream = procedureStream(idIn(file));
    return this.turns.take('procedures', async () => {
      const outcome = await execute({
        log: this.store,
        decider: procedureRegister,
        stream,
        command: { type: 'PublishProcedure', data: { file } },
        cause,
        clock: () => this.clock.reach(cause.at),
        context: () => ({ shelf: this.shelf, vocabulary, calendar: this.calendar }),
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
