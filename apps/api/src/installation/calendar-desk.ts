import { EventStore, Resume } from '@tongjian/event-store';
import { Cause, execute, Outcome, StoredEvent, Turns } from '@tongjian/kernel';
import { Calendar } from '@tongjian/money-time';
import {
  CALENDAR_EVENTS,
  calendarRegister,
  CalendarShelf,
  calendarStream,
  PublishHolidayCalendar,
} from '@tongjian/registry';
import { Clock } from './clock.js';

const TYPES = Object.keys(CALENDAR_EVENTS);

/** Publishes and corrects holiday calendars, and keeps the calendar that follows from all that was published. */
export class CalendarDesk {
  readonly shelf = new CalendarShelf();
  private readonly turns = new Turns();
  private read: Resume | undefined;

  private constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** Folds every publication of the log before anything is judged. */
  static async open(store: EventStore, clock: Clock): Promise<CalendarDesk> {
    const desk = new CalendarDesk(store, clock);
    await desk.readOn();
    return desk;
  }

  /** The calendar by which dates are computed at this moment. */
  get calendar(): Calendar {
    return this.shelf.calendar;
  }

  /** Takes in what others have published since. */
  readOn(): Promise<void> {
    return this.turns.take('reading', async () => {
      for await (const { events, through } of this.store.readAll(this.read, { types: TYPES })) {
        for (const event of events) this.shelf.add(event);
        if (through.index > 0) this.read = through;
      }
    });
  }

  /** Takes in an event, by whomever it was written; those of other types change nothing. */
  heard(event: StoredEvent): void {
    this.shelf.add(event);
  }

  /** Publishes a year, or corrects it; it counts from the moment it is written. */
  publish(data: PublishHolidayCalendar['data'], cause: Cause): Promise<Outcome> {
    const stream = calendarStream(data.year);
    return this.turns.take(stream, async () => {
      const outcome = await execute({
        log: this.store,
        decider: calendarRegister,
        stream,
        command: { type: 'PublishHolidayCalendar', data },
        cause,
        clock: () => this.clock.reach(cause.at),
        context: () => undefined,
      });
      if (outcome.kind === 'accepted')
        for await (const batch of this.store.read(stream, outcome.receipt.revision))
          for (const event of batch) this.shelf.add(event);
      return outcome;
    });
  }
}
