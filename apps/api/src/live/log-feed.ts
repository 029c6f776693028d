import { finalize, Observable, Subject } from 'rxjs';
import { EventStore } from '@tongjian/event-store';
import { LoggedEvent } from '@tongjian/kernel';

interface Telling {
  readonly told: Subject<LoggedEvent>;
  readonly stop: AbortController;
  /** Resolves when every event from here on will be told. */
  readonly begun: Promise<void>;
  listeners: number;
}

/** Events of the log as they come, in order. One reader for all who listen, and none while nobody does. */
export class LogFeed {
  private telling: Telling | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly closing: AbortSignal,
  ) {}

  /** Every event appended after this has resolved, and perhaps some from before. */
  async listen(): Promise<Observable<LoggedEvent>> {
    const telling = (this.telling ??= this.begin());
    telling.listeners += 1;
    await telling.begun;
    return telling.told.pipe(finalize(() => this.leave(telling)));
  }

  private begin(): Telling {
    const stop = new AbortController();
    const told = new Subject<LoggedEvent>();
    const head = this.store.head();
    const until = AbortSignal.any([stop.signal, this.closing]);
    const tell = async () => {
      const { position, index } = await head;
      for await (const { events } of this.store.follow(index === 0 ? undefined : { position, index }, until))
        for (const event of events) told.next(event);
      told.complete();
    };
    tell().catch((error: unknown) => told.error(error));
    return { told, stop, begun: head.then(() => undefined), listeners: 0 };
  }

  private leave(telling: Telling): void {
    telling.listeners -= 1;
    if (telling.listeners > 0) return;
    telling.stop.abort();
    if (this.telling === telling) this.telling = undefined;
  }
}
