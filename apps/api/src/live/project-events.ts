import { filter, Observable } from 'rxjs';
import { EventStore } from '@tongjian/event-store';
import { LoggedEvent } from '@tongjian/kernel';

/**
 * A stream's events after an index of the log, then those to come: without gap and without repeat. What arrives while
 * the past is being read waits its turn.
 */
export function eventsAfter(
  store: EventStore,
  stream: string,
  after: number,
  live: Observable<LoggedEvent>,
): Observable<LoggedEvent> {
  return new Observable((reader) => {
    let waiting: LoggedEvent[] | undefined = [];
    let last = after;
    const tell = (event: LoggedEvent) => {
      if (event.index <= last) return;
      last = event.index;
      reader.next(event);
    };
    const own = live.pipe(filter((event) => event.stream === stream));
    const following = own.subscribe({
      next: (event) => void (waiting ? waiting.push(event) : tell(event)),
      complete: () => reader.complete(),
    });
    const past = async () => {
      for await (const batch of store.read(stream))
        for (const { position, ...event } of batch) {
          if (reader.closed) return;
          tell({ ...event, index: await store.indexOf(position) });
        }
      const arrived = waiting ?? [];
      waiting = undefined;
      arrived.forEach(tell);
    };
    past().catch((error: unknown) => reader.error(error));
    return following;
  });
}
