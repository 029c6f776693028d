import { EventStore, Resume } from '@tongjian/event-store';
import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { Delta, ParkedKey } from '@tongjian/read-models';
import { Drained } from '../fold/folding.js';
import { messageOf } from '../fold/parking.js';
import { Held, heldOf, Step } from '../fold/step.js';
import { Target } from '../run/target.js';
import { parkedByKey } from './all-parked.js';
import { resumeFrom } from './resume.js';

/** What became of a key whose events were read again. */
export type Unparked =
  | {
      readonly kind: 'unparked';
      readonly key: string;
      readonly from: number;
      readonly to: number;
      readonly events: number;
    }
  /** It could not be taken again, at this event or a later one; what came before it is in the read model. */
  | { readonly kind: 'parkedAgain'; readonly key: string; readonly position: number; readonly error: string }
  | { readonly kind: 'notParked'; readonly key: string };

interface Draining {
  held: Held | undefined;
  again?: ParkedKey;
  events: number;
  readonly record: ParkedKey;
  readonly deltas: Delta[];
}

/**
 * Reads the log again for parked keys, from the first event that could not be taken, with the code as it is now. Begins
 * beside live work; `finish` does the rest when nothing else is folded, so that no event falls in between.
 */
export class Drain {
  private readonly step: Step;
  private readonly types: ReadonlySet<string>;
  private readonly keys = new Map<string, Draining>();
  private reached: Resume | undefined;
  private index = 0;

  private constructor(
    private readonly projection: DocumentProjection,
    private readonly store: EventStore,
  ) {
    this.step = new Step(projection);
    this.types = new Set(projection.types);
  }

  static async begin(target: Target, store: EventStore, records: readonly ParkedKey[]): Promise<Drain> {
    const { projection, models, ref } = target.settings;
    const drain = new Drain(projection, store);
    const documents = await models.load(
      ref,
      records.map(({ key }) => key),
    );
    for (const record of records) {
      const stored = documents.get(record.key);
      drain.keys.set(record.key, { record, held: stored && heldOf(stored), deltas: [], events: 0 });
    }
    drain.index = Math.min(...records.map(({ position }) => position)) - 1;
    drain.reached = await resumeFrom(store, drain.index);
    await drain.readTo(target.settings.folding.seen?.position ?? 0);
    return drain;
  }

  /** Takes every event up to this one that waits for one of the keys. */
  private async readTo(position: number): Promise<void> {
    if (this.index >= position) return;
    for await (const batch of this.store.readAll(this.reached, { types: this.projection.types })) {
      for (const event of batch.events) if (event.index > this.index && event.index <= position) this.take(event);
      if (batch.through.index > position) break;
      this.reached = batch.through;
    }
    this.index = position;
  }

  private take(event: LoggedEvent): void {
    if (!this.types.has(event.type)) return;
    for (const key of new Set(this.projection.keys(event))) {
      const draining = this.keys.get(key);
      if (draining && !draining.again && event.index >= draining.record.position) this.fold(draining, event, key);
    }
  }

  private fold(draining: Draining, event: LoggedEvent, key: string): void {
    try {
      const after = this.step.fold(draining.held, event, key);
      this.step.changes(draining.held, after, key, draining.deltas);
      draining.held = after;
      draining.events += 1;
    } catch (error) {
      draining.again = { key, position: event.index, error: messageOf(error) };
    }
  }

  /** Reads up to where the target stands and saves as any batch. To be called when nothing else is folded. */
  async finish(target: Target): Promise<readonly Unparked[]> {
    await target.save();
    const to = target.settings.folding.seen?.position ?? 0;
    await this.readTo(to);
    for (const [key, { held, deltas, again, record }] of this.keys) {
      const kept = again && record.reason !== undefined ? { ...again, reason: record.reason } : again;
      const drained: Drained = { key, held, deltas, from: record.position, ...(kept ? { again: kept } : {}) };
      target.settings.folding.drained(drained);
    }
    await target.save();
    const { folding, models, ref } = target.settings;
    const parked = [...this.keys.keys()].some((key) => folding.isParked(key)) && (await parkedByKey(models, ref));
    return [...this.keys].map(([key, { events, record }]) => {
      const again = parked ? parked.get(key) : undefined;
      return again
        ? { kind: 'parkedAgain', key, position: again.position, error: again.error }
        : { kind: 'unparked', key, from: record.position, to, events };
    });
  }
}
