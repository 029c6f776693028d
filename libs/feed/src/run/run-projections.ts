import { DocumentProjection, Turns } from '@tongjian/kernel';
import { FeedBatch, Resume } from '@tongjian/event-store';
import { bringUp, RebuildFailed, rebuiltOf } from '../rebuild/rebuild.js';
import { Saved } from '../saved.js';
import { Rebuilt, RunningProjections, RunOptions } from './options.js';
import { fresh, prepare, Preparation, takeOver } from './prepare.js';
import { Projected } from './projected.js';
import { Overtaken, resumeAfter, Target } from './target.js';
import { typesOf } from './types.js';

/** Documents of a rebuilding that runs beside live work: small saves, so that nobody waits long for the thread. */
const BESIDE = 500;

/**
 * Brings the read models to the end of the log and keeps them there: one pass over the log for all projections,
 * saving late while catching up and at once when live. A projection whose code throws stops alone, red; the others go
 * on. Resolves when every read model is declared and its code is checked.
 * @throws ChangedFold, IndexUnusable
 */
export async function runProjections(options: RunOptions): Promise<RunningProjections> {
  const run = new Run(options);
  await run.start();
  return run;
}

class Run implements RunningProjections {
  readonly caughtUp: Promise<void>;
  ended: Promise<void> = Promise.resolve();
  private reachedEnd: () => void = () => undefined;
  private projected: Projected[] = [];
  private readonly turns = new Turns();
  private readonly clock: () => string;

  constructor(private readonly options: RunOptions) {
    this.clock = options.clock ?? (() => new Date().toISOString());
    this.caughtUp = new Promise((resolve) => (this.reachedEnd = resolve));
  }

  async start(): Promise<void> {
    for (const projection of this.options.projections) {
      const { target, replaces } = await prepare(projection, this.preparation(this.options.pendingLimit ?? 5_000));
      this.projected.push(new Projected(target, replaces));
    }
    this.ended = this.loop();
    // Whoever does not look at the end of the run must not be ended by it.
    this.ended.catch(() => undefined);
  }

  private preparation(pendingLimit: number): Preparation {
    const { models, corpus, onChangedCode } = this.options;
    return { models, corpus, onChangedCode, pendingLimit, onSaved: (saved) => this.tell(saved) };
  }

  /** Only saves of the form that readers use are told. */
  private tell(saved: Saved): void {
    const projected = this.projected.find(({ name }) => name === saved.projection);
    if (projected && !projected.replaces && projected.target.settings.ref === saved.ref) this.options.onSaved?.(saved);
  }

  private async loop(): Promise<void> {
    const { store, signal, batchSize, projections } = this.options;
    try {
      const settings = { types: typesOf(projections), ...(batchSize ? { batchSize } : {}) };
      for await (const batch of store.follow(this.earliest(), signal, settings))
        await this.turns.take('log', () => this.take(batch));
    } finally {
      await this.turns.take('log', () => this.saveRest());
      this.reachedEnd();
      for (const { waiting } of this.projected) waiting.release();
    }
  }

  /** The place from which every projection gets all that it has not seen. */
  private earliest(): Resume | undefined {
    const places = this.projected.map(({ target }) => target.through);
    if (places.some((place) => place === undefined)) return undefined;
    const least = places.reduce((a, b) => (a!.index <= b!.index ? a : b), places[0]);
    return resumeAfter(least);
  }

  private async take(batch: FeedBatch): Promise<void> {
    for (const projected of this.projected) {
      const error = await projected.target.take(batch);
      if (error) {
        this.options.onFault?.(projected.name, error);
        projected.waiting.release();
      } else if (batch.caughtUp && !projected.target.fault) await this.atEnd(projected);
      projected.waiting.arrived(projected.index);
    }
    if (batch.caughtUp) this.reachedEnd();
  }

  private async atEnd(projected: Projected): Promise<void> {
    projected.caughtUp = true;
    if (projected.replaces) await this.swapIn(projected, projected.target, projected.replaces);
  }

  private async swapIn(projected: Projected, target: Target, old: NonNullable<Projected['replaces']>): Promise<void> {
    if (!(await takeOver(target, old, this.options.models))) throw new Overtaken(projected.name);
    projected.target = target;
    projected.replaces = undefined;
    const seen = target.settings.folding.seen!;
    const { n, position: index } = seen;
    this.options.onSaved?.({
      ...{ projection: projected.name, ref: target.settings.ref, prev: -1, n, index, seen, changed: [], cells: [] },
    });
  }

  private async saveRest(): Promise<void> {
    for (const { target } of this.projected) if (!target.fault) await target.save();
  }

  async status() {
    const { store } = this.options;
    const { index } = await store.head();
    const now = this.clock();
    return Promise.all(this.projected.map((projected) => projected.status(store, index, now)));
  }

  async waitFor(projection: string, index: number, timeoutMs: number): Promise<number> {
    const projected = this.named(projection);
    return projected.waiting.until(index, () => projected.index, timeoutMs);
  }

  async rebuild(projection: string): Promise<Rebuilt> {
    const projected = this.named(projection);
    const { projection: definition, ref } = projected.target.settings;
    if (projected.replaces) throw new RebuildFailed(projection, new Error('it is being rebuilt already'));
    return this.turns.take(`rebuild ${projection}`, () => this.rebuildBeside(projected, definition, ref));
  }

  private async rebuildBeside(
    projected: Projected,
    definition: DocumentProjection,
    old: NonNullable<Projected['replaces']>,
  ): Promise<Rebuilt> {
    const { store, models } = this.options;
    const target = await fresh(definition, old, this.preparation(BESIDE));
    await bringUp([target], store, definition.types, {});
    // The last steps are done between two live batches, so that no event falls between the forms.
    await this.turns.take('log', async () => {
      await bringUp([target], store, definition.types, {});
      await projected.target.save().catch(() => undefined);
      await this.swapIn(projected, target, (await models.active(projected.name)) ?? old);
    });
    projected.caughtUp = true;
    projected.waiting.arrived(projected.index);
    return rebuiltOf(target, definition);
  }

  private named(projection: string): Projected {
    const found = this.projected.find(({ name }) => name === projection);
    if (!found) throw new RangeError(`no projection ${projection} is running`);
    return found;
  }
}
