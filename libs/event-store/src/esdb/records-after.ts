import type { AllStreamRecordedEvent, EventStoreDBClient } from '@eventstore/db-client';
import { StoreDamaged } from '../faults.js';
import { NoAnswer } from './patience.js';
import { positionOf } from './record.js';

/** The log no longer holds the event from which it was to be read on. */
export class PlaceGone extends StoreDamaged {
  constructor(position: number) {
    super(`the event counted last, at ${position}, is no longer in the log`);
  }
}

/** Records handed on at once, at most. */
const PART = 512;

/**
 * Everything in the server's log after a position (0: from its beginning) to its present end, in parts of what has
 * arrived. The record at the position itself is asked for too and must be there: a log does not lose its past.
 */
export async function* recordsAfter(
  client: EventStoreDBClient,
  position: number,
  answerWithinMs: number,
): AsyncGenerator<readonly AllStreamRecordedEvent[]> {
  const at = { commit: BigInt(position), prepare: BigInt(position) };
  const stream = client.readAll(position > 0 ? { fromPosition: at } : {});
  const watch = watchdog(answerWithinMs, () => stream.destroy(new NoAnswer(answerWithinMs)));
  let known = position > 0;
  let part: AllStreamRecordedEvent[] = [];
  // An error may come after the reader has left, and would be nobody's.
  stream.on('error', () => undefined);
  try {
    for await (const { event } of stream) {
      watch.heard();
      if (!event) continue;
      if (known) {
        if (positionOf(event) !== position) throw new PlaceGone(position);
        known = false;
        continue;
      }
      part.push(event as AllStreamRecordedEvent);
      if (part.length < PART && stream.readableLength > 0) continue;
      watch.rest();
      yield part;
      watch.heard();
      part = [];
    }
    if (known) throw new PlaceGone(position);
    if (part.length > 0) yield part;
  } catch (error) {
    // What a real server says to a position that is not, or no longer, the beginning of a record.
    if (/Unexpected ReadAllResult/.test((error as Error).message)) throw new PlaceGone(position);
    throw error;
  } finally {
    watch.stop();
    void stream.cancel().catch(() => undefined);
    stream.destroy();
  }
}

/** Calls `bark` when nothing was heard for so long, except while it rests. */
function watchdog(ms: number, bark: () => void) {
  let last = Date.now();
  let resting = false;
  const timer = setInterval(
    () => {
      if (!resting && Date.now() - last > ms) bark();
    },
    Math.max(10, ms / 5),
  );
  return {
    heard() {
      last = Date.now();
      resting = false;
    },
    rest: () => void (resting = true),
    stop: () => clearInterval(timer),
  };
}
