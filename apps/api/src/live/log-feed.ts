import { Observable, Subject } from 'rxjs';
import { EventStore } from '@tongjian/event-store';
import { LoggedEvent } from '@tongjian/kernel';

/** Every event of the log from the time of opening on, in order, told to whoever listens. One reader for all. */
export class LogFeed {
  private readonly told = new Subject<LoggedEvent>();

  /** Resolves when the reading has ended; rejects when the log cannot be read. */
  async run(store: EventStore, signal: AbortSignal): Promise<void> {
    const { position, index } = await store.head();
    for await (const { events } of store.follow(index === 0 ? undefined : { position, index }, signal))
      for (const event of events) this.told.next(event);
    this.told.complete();
  }

  events(): Observable<LoggedEvent> {
    return this.told.asObservable();
  }
}
