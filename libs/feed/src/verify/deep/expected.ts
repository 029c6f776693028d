import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { Delta, ParkedKey } from '@tongjian/read-models';
import { messageOf } from '../../fold/parking.js';
import { Held, Step } from '../../fold/step.js';
import { Fingerprint } from './fingerprint.js';
import { KeyRange } from './key-range.js';
import { textOfDelta } from './texts.js';

/** What one key must have come to. */
export interface Expected {
  held: Held | undefined;
  readonly changes: Fingerprint;
  /** Where the fold throws now, or where the store says that it threw. */
  parked: ParkedKey | undefined;
  /** Whether a parked key could be taken by the fold as it is now. */
  mended: boolean;
  /** Events that wait for it in the log. */
  waiting: number;
}

/**
 * Folds again what the log says of the keys of a range, parking as the runner does: where the store has a key parked,
 * its later events wait. Holds at most `limit` keys: beyond that it gives half of its range away.
 */
export class ExpectedKeys {
  readonly keys = new Map<string, Expected>();
  /** Ranges given away; to be verified after this one. */
  readonly left: KeyRange[] = [];
  private readonly step: Step;
  private readonly fresh: Delta[] = [];

  constructor(
    private readonly projection: DocumentProjection,
    public range: KeyRange,
    private readonly parked: ReadonlyMap<string, ParkedKey>,
    private readonly limit: number,
    /** Told of every change, to name one that is missing. */
    private readonly onChange?: (delta: Delta) => void,
  ) {
    this.step = new Step(projection);
  }

  /** @throws what the projection's `keys` throw: such an event is never counted */
  take(event: LoggedEvent, wanted: (key: string) => boolean = () => true): void {
    const keys = this.projection.keys(event);
    for (const key of keys.length < 2 ? keys : new Set(keys))
      if (this.range.has(key) && wanted(key)) this.fold(this.of(key), event, key);
  }

  of(key: string): Expected {
    const known = this.keys.get(key);
    if (known) return known;
    const made: Expected = {
      held: undefined,
      changes: new Fingerprint(),
      parked: undefined,
      mended: false,
      waiting: 0,
    };
    this.keys.set(key, made);
    if (this.keys.size > this.limit) this.halve();
    return made;
  }

  private halve(): void {
    if (!this.range.divisible) return;
    const [first, second] = this.range.halves();
    this.range = first;
    this.left.push(second);
    for (const key of this.keys.keys()) if (!first.has(key)) this.keys.delete(key);
  }

  private fold(expected: Expected, event: LoggedEvent, key: string): void {
    if (expected.parked) {
      expected.waiting += 1;
      return;
    }
    const record = this.parked.get(key);
    const waits = record !== undefined && event.index >= record.position;
    try {
      const after = this.step.fold(expected.held, event, key);
      if (waits) {
        expected.parked = record;
        expected.mended = true;
        expected.waiting += 1;
      } else this.accept(expected, after, key);
    } catch (error) {
      expected.parked = { key, position: event.index, error: messageOf(error) };
      expected.waiting += 1;
    }
  }

  private accept(expected: Expected, after: Held, key: string): void {
    this.step.changes(expected.held, after, key, this.fresh);
    expected.held = after;
    for (const delta of this.fresh) {
      expected.changes.add(textOfDelta(delta));
      this.onChange?.(delta);
    }
    this.fresh.length = 0;
  }
}
