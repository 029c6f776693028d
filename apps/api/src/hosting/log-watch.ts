import { setTimeout as pause } from 'node:timers/promises';
import { EventStore, Resume } from '@tongjian/event-store';
import { LoggedEvent } from '@tongjian/kernel';

/** For how long what this process knows of the log may go unconfirmed before it is no longer trusted. */
const TRUSTED_MS = 5_000;
const CONFIRM_MS = 1_000;
/** After the log could not be read. */
const RETRY_MS = 200;

export interface WatchOptions {
  readonly store: EventStore;
  readonly signal: AbortSignal;
  /** Called with every event, in order; what throws is tried again. */
  readonly hear: (event: LoggedEvent) => Promise<void> | void;
  readonly onTrouble?: (error: unknown) => void;
  /** Milliseconds that never go back. */
  readonly now?: () => number;
}

/**
 * Hears every event of a log that others write too, so that what a process keeps at hand (rights, procedures, the
 * clock) follows it, some milliseconds behind. Every second it asks where the log ends: when it has not been able to
 * confirm for five seconds that it heard everything, `current` is false, and nobody relies on what it knows.
 */
export class LogWatch {
  private heardTo: number;
  private confirmedAt: number;
  private asked: { readonly at: number; readonly index: number } | undefined;
  private readonly now: () => number;

  private constructor(
    private readonly options: WatchOptions,
    private after: Resume,
  ) {
    this.now = options.now ?? (() => performance.now());
    this.heardTo = after.index;
    this.confirmedAt = this.now();
  }

  /** Watches from a place of the log on, from before whatever is kept at hand was read. */
  static from(after: Resume, options: WatchOptions): LogWatch {
    const watch = new LogWatch(options, after);
    void watch.listen();
    void watch.confirm();
    return watch;
  }

  get current(): boolean {
    return this.now() - this.confirmedAt < TRUSTED_MS;
  }

  private async listen(): Promise<void> {
    const { store, signal, hear, onTrouble } = this.options;
    while (!signal.aborted)
      try {
        const after = this.after.index === 0 ? undefined : this.after;
        for await (const { events, through } of store.follow(after, signal)) {
          for (const event of events) if (event.index > this.heardTo) await this.take(event, hear);
          this.after = through;
          this.reached(through.index);
        }
      } catch (error) {
        if (signal.aborted) return;
        onTrouble?.(error);
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
  }

  private async take(event: LoggedEvent, hear: WatchOptions['hear']): Promise<void> {
    await hear(event);
    this.heardTo = event.index;
  }

  private reached(index: number): void {
    this.heardTo = Math.max(this.heardTo, index);
    if (!this.asked || this.heardTo < this.asked.index) return;
    this.confirmedAt = this.asked.at;
    this.asked = undefined;
  }

  private async confirm(): Promise<void> {
    const { store, signal } = this.options;
    while (!signal.aborted) {
      const at = this.now();
      const head = await store.head().catch(() => undefined);
      // The question that waits longest is kept: under load there is always something on its way.
      if (head) this.asked ??= { at, index: head.index };
      this.reached(this.heardTo);
      await pause(CONFIRM_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
