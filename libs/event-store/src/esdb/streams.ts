import { StreamEvent } from '@tongjian/kernel';
import { StoreDamaged, StoreUnreachable, StreamCut } from '../faults.js';
import { BATCH_SIZE } from '../reading/feed.js';
import { Alarms, howCut } from './alarms.js';
import { Server } from './client.js';
import { Heads } from './heads.js';
import { faultOf, isPassing, NoAnswer, patiently, pause, within } from './patience.js';
import { positionOf, storedEventOf } from './record.js';
import { Patience, Troubles } from './settings.js';
import { Space } from './space.js';

type Direction = 'forwards' | 'backwards';

/** The read ended or skipped where more must be. */
class Gap extends Error {}

/** Reads single streams. A stream that was cut on the server is a fault, never a short or an empty history. */
export class Streams {
  constructor(
    private readonly server: Server,
    private readonly space: Space,
    private readonly alarms: Alarms,
    private readonly heads: Heads,
    private readonly patience: Patience,
    private readonly troubles: Troubles,
  ) {}

  /** A stream in batches from a revision on (backwards by default from its last). */
  async *read(stream: string, direction: Direction, from: number | undefined): AsyncGenerator<readonly StreamEvent[]> {
    this.alarms.check(stream);
    const step = direction === 'forwards' ? 1 : -1;
    let next = from;
    let end = Date.now() + this.patience.patienceMs;
    for (let attempt = 0; ;)
      try {
        for await (const batch of this.readOnce(stream, direction, next)) {
          yield batch;
          next = batch.at(-1)!.revision + step;
          attempt = 0;
          // A reader that takes its time does not use up our patience with the server.
          end = Date.now() + this.patience.patienceMs;
        }
        if (direction === 'backwards' && next !== undefined && next !== from && next >= 0)
          throw new Gap(`ends at revision ${next + 1}`);
        return;
      } catch (error) {
        const gap = error instanceof Gap;
        if (gap) this.troubles.readAgain += 1;
        if (gap && attempt >= 2) throw new StreamCut(stream, error.message);
        if (!gap && !isPassing(error)) throw faultOf(error, `reading ${stream}`);
        if (!gap && Date.now() > end) throw new StoreUnreachable(`reading ${stream}`, error);
        await pause(++attempt);
      }
  }

  private async *readOnce(
    stream: string,
    direction: Direction,
    from: number | undefined,
  ): AsyncGenerator<readonly StreamEvent[]> {
    const step = direction === 'forwards' ? 1 : -1;
    let due = direction === 'forwards' ? (from ?? 0) : undefined;
    let batch: StreamEvent[] = [];
    let seen = false;
    for await (const event of this.events(stream, direction, from)) {
      if (due !== undefined && event.revision !== due)
        throw new Gap(`goes on at revision ${event.revision}, not ${due}`);
      due = event.revision + step;
      seen = true;
      this.heads.set(stream, { revision: event.revision, hash: event.meta.hash });
      batch.push(event);
      if (batch.length < BATCH_SIZE) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    if (!seen && (from === undefined || from === 0)) await this.checkAbsent(stream);
  }

  /** A reading that wants only one event says so: one that is left before its end may stay open at the server. */
  private async *events(
    stream: string,
    direction: Direction,
    from: number | undefined,
    most?: number,
  ): AsyncGenerator<StreamEvent> {
    if (from !== undefined && from < 0) return;
    const { client } = this.server;
    const begin = direction === 'forwards' ? 'start' : 'end';
    const fromRevision = from === undefined || !Number.isSafeInteger(from) ? begin : BigInt(from);
    const reading = client.readStream(this.space.stored(stream), {
      ...{ direction, fromRevision },
      ...(most === undefined ? {} : { maxCount: most }),
    });
    reading.on('error', () => undefined);
    let heard = Date.now();
    let resting = false;
    const { answerWithinMs } = this.patience;
    const watch = setInterval(() => {
      if (!resting && Date.now() - heard > answerWithinMs) reading.destroy(new NoAnswer(answerWithinMs));
    }, answerWithinMs / 5);
    try {
      for await (const { event } of reading) {
        if (!event) continue;
        const position = String(positionOf(event));
        let stored;
        try {
          stored = storedEventOf(event, stream);
        } catch (error) {
          throw new StoreDamaged(`${stream}@${event.revision}: ${(error as Error).message}`);
        }
        resting = true;
        yield { ...stored, position };
        resting = false;
        heard = Date.now();
      }
    } catch (error) {
      const { type } = error as { type?: string };
      if (type === 'stream-deleted') throw new StreamCut(stream, 'was deleted for good');
      if (type !== 'stream-not-found') throw error;
      await this.checkAbsent(stream);
    } finally {
      clearInterval(watch);
      void reading.cancel().catch(() => undefined);
      reading.destroy();
    }
  }

  /** An absent stream that has settings which hide its events was cut. */
  private async checkAbsent(stream: string): Promise<void> {
    const { client } = this.server;
    const settings = await within(this.patience.answerWithinMs, client.getStreamMetadata(this.space.stored(stream)));
    const { truncateBefore, maxAge, maxCount } = settings.metadata ?? {};
    const how = howCut({ $tb: truncateBefore, $maxAge: maxAge, $maxCount: maxCount });
    if (how) throw new StreamCut(stream, how);
  }

  /** The event of a stream at a revision, undefined where there is none. */
  at = (stream: string, revision: number): Promise<StreamEvent | undefined> =>
    patiently(this.patience, `reading ${stream}`, async () => {
      for await (const event of this.events(stream, 'forwards', revision, 1))
        return event.revision === revision ? event : undefined;
      return undefined;
    });

  /** The last event of a stream, undefined where there is none. */
  last = (stream: string): Promise<StreamEvent | undefined> =>
    patiently(this.patience, `reading ${stream}`, async () => {
      for await (const event of this.events(stream, 'backwards', undefined, 1)) return event;
      return undefined;
    });
}
