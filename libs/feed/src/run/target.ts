import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { FeedBatch, Resume } from '@tongjian/event-store';
import { ProjectionRef, ReadModels, Save, TotalTooLarge, UnknownReadModel } from '@tongjian/read-models';
import { FoldFault, Folding } from '../fold/folding.js';
import { Saved } from '../saved.js';
import { savedOf } from './saved-of.js';
import { Fault } from '../status.js';

/** Another runner saved first: this one has written nothing and stops. */
export class Overtaken extends Error {
  constructor(form: string) {
    super(`${form} is projected or was rebuilt by another process`);
    this.name = 'Overtaken';
  }
}

export interface TargetSettings {
  readonly projection: DocumentProjection;
  readonly ref: ProjectionRef;
  readonly folding: Folding;
  readonly models: ReadModels;
  readonly pendingLimit: number;
  readonly onSaved?: ((saved: Saved) => void) | undefined;
}

const KEEP = 20_000;
const START: Resume = { position: '', index: 0 };

/** Where a feed goes on; undefined at the beginning of the log, which has no token. */
export const resumeAfter = (through: Resume | undefined): Resume | undefined =>
  through && through.index > 0 ? through : undefined;

/** One form of a read model that events are brought to. What goes wrong stops it alone. */
export class Target {
  /** How far everything is durable. */
  through: Resume | undefined;
  fault: Fault | undefined;
  private reached: Resume | undefined;

  constructor(readonly settings: TargetSettings) {
    this.through = settings.folding.seen?.through;
    this.reached = this.through;
  }

  get index(): number {
    return this.through?.index ?? 0;
  }

  /** Takes a batch in; saves when the log's end is reached or enough waits. Returns the fault that stopped it. */
  async take({ events, through, caughtUp }: FeedBatch, saveNow = caughtUp): Promise<unknown> {
    if (this.fault || through.index <= (this.reached?.index ?? 0)) return undefined;
    try {
      await this.fold(events);
      this.reached = through;
      if (saveNow || this.settings.folding.pending >= this.settings.pendingLimit) await this.save();
      else if (!this.settings.folding.dirty) this.through = through;
      return undefined;
    } catch (error) {
      return this.stop(error);
    }
  }

  /** Stands still from here on: what happened is told as it must be understood. */
  stop(error: unknown): unknown {
    // A form that is gone was replaced by whoever built another.
    const told = error instanceof UnknownReadModel ? new Overtaken(this.form) : error;
    this.fault = faultOf(told);
    return told;
  }

  private get form(): string {
    const { name, version } = this.settings.ref;
    return `${name} version ${version}`;
  }

  private async fold(events: readonly LoggedEvent[]): Promise<void> {
    const { folding, models, ref } = this.settings;
    try {
      const missing = folding.missing(events);
      if (missing.length > 0) folding.admit(missing, await models.load(ref, missing));
      for (const event of events) folding.take(event);
    } catch (error) {
      // What came before the faulty event is sound: it is saved, and the log is read again from there.
      if (error instanceof FoldFault) await this.save();
      throw error;
    }
  }

  /** Writes what waits. `floor`: the save's number must exceed it. @throws Overtaken */
  async save(floor?: number): Promise<void> {
    const { folding, ref, onSaved } = this.settings;
    const through = this.reached ?? START;
    if (folding.dirty || folding.seen === undefined || floor !== undefined) {
      const before = folding.seen?.n;
      const save = await this.write(through, floor);
      folding.saved(save, KEEP);
      onSaved?.(savedOf(ref, before ?? 0, save));
    }
    this.through = through;
  }

  /** Whose change a total cannot hold is parked, as if the fold had thrown; all other keys are saved. @throws Overtaken */
  private async write(through: Resume, floor: number | undefined): Promise<Save> {
    const { folding, models, ref } = this.settings;
    for (;;) {
      const save = folding.cut(through, floor);
      try {
        if (await models.save(ref, folding.seen?.n, save)) return save;
      } catch (error) {
        const key = error instanceof TotalTooLarge ? error.key : undefined;
        if (key === undefined || !folding.withdraw(key, error)) throw error;
        continue;
      }
      throw new Overtaken(this.form);
    }
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof FoldFault) {
    const { index, stream, revision, type } = error.event;
    return { message: error.message, index, stream, revision, type };
  }
  return { message: error instanceof Error ? error.message : String(error) };
}
