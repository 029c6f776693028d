import { StoredEvent } from '@tongjian/kernel';
import { Calendar, calendarFrom } from '@tongjian/money-time';
import { CALENDAR_EVENTS, calendarStream, PublishedYear } from './events.js';

type Told = Pick<StoredEvent, 'type' | 'stream' | 'revision' | 'data'>;

/** The years that are in force, folded from the log. Told of an event twice, or of others, it stays as it is. */
export class CalendarShelf {
  private readonly years = new Map<string, { readonly revision: number; readonly year: PublishedYear }>();
  private folded: Calendar | undefined;

  static of(events: Iterable<Told>): CalendarShelf {
    const shelf = new CalendarShelf();
    for (const event of events) shelf.add(event);
    return shelf;
  }

  add({ type, stream, revision, data }: Told): void {
    if (!(type in CALENDAR_EVENTS)) return;
    const known = this.years.get(stream);
    if (known && known.revision >= revision) return;
    this.years.set(stream, { revision, year: data as unknown as PublishedYear });
    this.folded = undefined;
  }

  /** The calendar by which dates are computed now; its version goes with whatever was computed. */
  get calendar(): Calendar {
    return (this.folded ??= calendarFrom(this.inForce().map(arrangementOf)));
  }

  /** The years in force, oldest first. */
  inForce(): readonly PublishedYear[] {
    return [...this.years.values()].map(({ year }) => year).sort((a, b) => a.year - b.year);
  }

  of(year: number): PublishedYear | undefined {
    return this.years.get(calendarStream(year))?.year;
  }

  /** The calendar as it would be with another arrangement of a year. */
  with(year: Pick<PublishedYear, 'year' | 'holidays' | 'makeUpWorkdays' | 'source'>): Calendar {
    const others = this.inForce().filter((one) => one.year !== year.year);
    return calendarFrom([...others, year].map(arrangementOf));
  }
}

const arrangementOf = ({ year, holidays, makeUpWorkdays, source }: Omit<PublishedYear, 'version'>) => ({
  year,
  holidays,
  makeUpWorkdays,
  source,
});
