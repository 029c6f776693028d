import { Bell } from '../reading/bell.js';
import { Server } from './client.js';
import { pause } from './patience.js';
import { Troubles } from './settings.js';
import { Space } from './space.js';

/** Rings by itself this often, so that a subscription that died without a word delays nobody for longer. */
const RING_MS = 500;
/** A subscription that lasted so long has proved itself: the next one is opened at once. */
const PROVED_MS = 1000;

/**
 * Tells those who follow the log that there is more, and nothing else: it subscribes to the log and rings for whatever
 * comes. What is handed to followers is then read from the log itself. So it does not matter what a subscription leaves
 * out, tells twice, in another order or too early, how it ends, or which checkpoints it gives; all of them have been
 * seen. It is taken up again after every end that nobody asked for.
 */
export class Doorbell {
  private listeners = 0;
  private stop = new AbortController();

  constructor(
    private readonly server: Pick<Server, 'client' | 'driver'>,
    private readonly space: Space,
    private readonly bell: Bell,
    private readonly troubles: Troubles,
    private readonly position: () => number,
  ) {}

  /** Listens for as long as somebody does; the answer ends it. */
  listen(): () => void {
    if (this.listeners++ === 0) {
      this.stop = new AbortController();
      void this.run(this.stop.signal);
    }
    let listening = true;
    return () => {
      if (listening && --this.listeners === 0) this.stop.abort();
      listening = false;
    };
  }

  private async run(signal: AbortSignal): Promise<void> {
    const timer = setInterval(() => this.bell.ring(), RING_MS);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    for (let failures = 0; !signal.aborted;) {
      const began = Date.now();
      await this.subscribe(signal).catch(() => undefined);
      if (signal.aborted) return;
      this.troubles.resubscribed += 1;
      this.bell.ring();
      failures = Date.now() - began > PROVED_MS ? 0 : failures + 1;
      await pause(failures, signal);
    }
  }

  /** One subscription, until it ends in whatever way. */
  private async subscribe(signal: AbortSignal): Promise<void> {
    const { client, driver } = this.server;
    const at = BigInt(this.position());
    const subscription = client.subscribeToAll({
      fromPosition: at > 0n ? { commit: at, prepare: at } : driver.START,
      filter: driver.streamNameFilter({ regex: this.space.filter }),
    });
    subscription.on('error', () => undefined);
    const leave = () => {
      void subscription.unsubscribe().catch(() => undefined);
      subscription.destroy();
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      for await (const _ of subscription) this.bell.ring();
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  }
}
