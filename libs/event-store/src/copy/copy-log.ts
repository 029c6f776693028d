import { SealedEvent } from '@tongjian/kernel';
import { EventStore } from '../port.js';
import { checkSame, eventsThrough, OtherEvents } from './same-events.js';
import { sealedAsStored } from './sealed-as-stored.js';

/** What copying is at: what the target holds already, then the rest, then all of it once more. */
export type CopyStep = 'comparing' | 'copying' | 'verifying';

export interface CopyOptions {
  /** Called now and then with the index reached and the index at which the step ends. */
  readonly onProgress?: (step: CopyStep, index: number, end: number) => void;
  /** Aborting it makes the copy throw the signal's reason; copied again later, it goes on where it stopped. */
  readonly signal?: AbortSignal;
}

export interface Copied {
  /** The index through which both logs are the same. */
  readonly through: number;
  /** Events appended now; fewer than `through` where an earlier copy is gone on with. */
  readonly copied: number;
  /** The record time of both logs. */
  readonly recordedAt: string;
}

/** Events of one stream that follow each other are appended at once, up to so many and so much. */
const RUN = 200;
const RUN_CHARACTERS = 250_000;

/**
 * Copies a log to another store, in commit order and verbatim: index, hash and times of every event stay what they
 * are. The target may hold the beginning of the same log, and nothing else. At the end both are compared as a whole.
 * Nobody else may write to the target meanwhile.
 * @throws OtherEvents, StoreDamaged
 */
export async function copyLog(from: EventStore, to: EventStore, options: CopyOptions = {}): Promise<Copied> {
  const { signal, onProgress } = options;
  const end = (await from.head()).index;
  const held = (await to.head()).index;
  if (held > end) throw new OtherEvents(end + 1, 'is not in the source');
  const walk = (step: CopyStep, last: number) => ({
    signal,
    onReached: (index: number) => onProgress?.(step, index, last),
  });
  await checkSame(from, to, held, walk('comparing', held));
  await copyRest(from, to, held, end, options);
  await checkSame(from, to, end, walk('verifying', end));
  const { index, recordedAt } = await to.head();
  if (index !== end) throw new OtherEvents(end + 1, 'was written by somebody else');
  return { through: end, copied: end - held, recordedAt };
}

async function copyRest(
  from: EventStore,
  to: EventStore,
  after: number,
  end: number,
  { signal, onProgress }: CopyOptions,
): Promise<void> {
  let reached = after;
  for await (const run of runs(from, after, end)) {
    signal?.throwIfAborted();
    const [first] = run;
    const expected = first!.revision === 0 ? 'absent' : first!.revision - 1;
    const appended = await to.append(first!.stream, run, expected);
    if (!appended.written) throw new OtherEvents(reached + 1, 'was written by somebody else');
    reached += run.length;
    onProgress?.('copying', reached, end);
  }
}

/** Events after an index, those of one stream that follow each other together. */
async function* runs(from: EventStore, after: number, end: number): AsyncGenerator<SealedEvent[]> {
  let run: SealedEvent[] = [];
  let characters = 0;
  for await (const event of eventsThrough(from, end, { after })) {
    const sealed = sealedAsStored(event);
    const weight = sealed.text.data.length + sealed.text.meta.length;
    const full = run.length >= RUN || characters + weight > RUN_CHARACTERS;
    if (run.length > 0 && (full || run[0]!.stream !== sealed.stream)) {
      yield run;
      run = [];
      characters = 0;
    }
    run.push(sealed);
    characters += weight;
  }
  if (run.length > 0) yield run;
}
