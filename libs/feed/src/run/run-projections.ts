import { Turns } from '@tongjian/kernel';
import { FeedBatch, Resume } from '@tongjian/event-store';
import { ParkedKey } from '@tongjian/read-models';
import { Unparked } from '../parking/unpark.js';
import { Saved } from '../saved.js';
import { Beside } from './beside.js';
import { Leasing } from './leasing.js';
import { Rebuilt, RunningProjections, RunOptions } from './options.js';
import { Changed, changedForm, prepare, Preparation, serve } from './prepare.js';
import { mayPass } from './passing.js';
import { pollUntil } from './polling.js';
import { Projected } from './projected.js';
import { mend } from './proof.js';
import { Overtaken, resumeAfter, Target } from './target.js';
import { typesOf } from './types.js';

/** Documents of a rebuilding that runs beside live work: small saves, so that nobody waits long for the thread. */
const BESIDE = 500;

/**
 * Brings the read models to the end of the log and keeps them there: one pass over the log for all projections,
 * saving late while catching up and at once when live. A key that cannot be folded is parked; a projection that cannot
 * tell an event's keys stops alone, red; the others go on. Resolves when every read model that this process runs is
 * declared and its code is checked.
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
  private readonly projected: readonly Projected[];
  private readonly turns = new Turns();
  private readonly clock: () => string;
  private readonly leasing: Leasing | undefined;
  private readonly beside: Beside;
  /** Ends the present pass over the log, so that another begins with other projections. */
  private pass = new AbortController();

  constructor(private readonly options: RunOptions) {
    this.clock = options.clock ?? (() => new Date().toISOString());
    this.caughtUp = new Promise((resolve) => (this.reachedEnd = resolve));
    this.projected = options.projections.map((projection) => new Projected(projection));
    this.leasing = options.lease && new Leasing(options.models, options.lease);
    this.beside = new Beside(options, this.turns, () => this.preparation(BESIDE));
  }

  async start(): Promise<void> {
    if (this.leasing) await this.takeLeases((projected) => this.join(projected));
    else for (const projected of this.projected) await this.join(projected);
    this.leasing?.renewBy(() => this.renew());
    this.ended = this.loop();
    // Whoever does not look at the end of the run must not be ended by it.
    this.ended.catch(() => undefined);
  }

  private preparation(pendingLimit = this.options.pendingLimit ?? 5_000): Preparation {
    const { models, corpus, onChangedCode, former } = this.options;
    return { models, corpus, onChangedCode, former, pendingLimit, onSaved: (saved) => this.tell(saved) };
  }

  /** Only saves of the form that readers use are told. */
  private tell(saved: Saved): void {
    const projected = this.projected.find(({ name }) => name === saved.projection);
    const used = projected?.replaces ? projected.serving : projected?.target;
    if (used?.settings.ref === saved.ref) this.options.onSaved?.(saved);
  }

  /** Makes a projection this process's own: at once, or after its changed fold was proven. */
  private async join(projected: Projected): Promise<void> {
    projected.owned = true;
    const { onChangedCode } = this.options;
    const changed = onChangedCode === 'mend' ? await changedForm(projected.definition, this.preparation()) : undefined;
    if (changed) this.prove(projected, () => this.mend(projected, changed));
    else await this.enter(projected);
  }

  private async enter(projected: Projected): Promise<void> {
    const how = this.preparation();
    const { target, replaces } = await prepare(projected.definition, how);
    if (replaces) projected.serving = await serve(replaces, how);
    projected.target = target;
    projected.replaces = replaces;
    projected.refused = undefined;
  }

  private async mend(projected: Projected, changed: Changed): Promise<void> {
    const { models, store, signal, onMended } = this.options;
    const position = await mend(projected.definition, changed, models, store, signal);
    if (signal.aborted || !projected.owned) return;
    await this.turns.take('log', async () => {
      await this.enter(projected);
      this.pass.abort();
    });
    const { ref, from, to } = changed;
    if (position !== undefined) onMended?.({ projection: ref.name, version: ref.version, position, from, to });
  }

  /** Runs a proof beside the feed. What it throws stops the projection. */
  private prove(projected: Projected, proving: () => Promise<void>): void {
    projected.proof = proving()
      .catch((error: unknown) => this.stop(projected, error))
      .finally(() => {
        projected.proof = undefined;
        projected.waiting.arrived(projected.index);
        this.settle();
      });
  }

  private stop(projected: Projected, error: unknown): void {
    const told = projected.target ? projected.target.stop(error) : error;
    const refused = { message: told instanceof Error ? told.message : String(told) };
    const known = projected.refused?.message === refused.message;
    if (!projected.target) projected.refused = refused;
    // Whoever lost a race for a leased projection waits for its turn; alone, it must be seen.
    if (this.leasing && told instanceof Overtaken) this.standBy(projected);
    else if (this.leasing && mayPass(told)) {
      // It stays red until it goes on, which is tried whenever leases are renewed.
      this.standBy(projected);
      projected.refused = refused;
    }
    if (!known) this.options.onFault?.(projected.name, told);
    projected.waiting.release();
  }

  private standBy(projected: Projected): void {
    projected.owned = false;
    projected.refused = undefined;
    projected.leave();
  }

  private settle(): void {
    if (this.projected.every(({ settled }) => settled)) this.reachedEnd();
  }

  private async loop(): Promise<void> {
    const { signal } = this.options;
    try {
      while (!signal.aborted) await this.follow();
    } finally {
      this.leasing?.stop();
      await Promise.allSettled(this.projected.map(({ proof }) => proof));
      await this.turns.take('log', () => this.saveRest());
      const owned = this.projected.filter((projected) => projected.owned);
      await Promise.allSettled(owned.map(({ name }) => this.leasing?.release(name)));
      this.reachedEnd();
      for (const { waiting } of this.projected) waiting.release();
    }
  }

  /** One pass over the log for the projections that this process has at its beginning. */
  private async follow(): Promise<void> {
    const { store, signal, batchSize, projections, former = [] } = this.options;
    const pass = (this.pass = new AbortController());
    const either = AbortSignal.any([signal, pass.signal]);
    const targets = this.projected.flatMap((projected) => projected.targets());
    this.settle();
    if (targets.length === 0) return aborted(either);
    const settings = { types: typesOf([...projections, ...former]), ...(batchSize ? { batchSize } : {}) };
    for await (const batch of store.follow(earliest(targets), either, settings))
      // A batch of a pass that has ended is not for whoever joined since: it lacks what came before.
      await this.turns.take('log', async () => (pass.signal.aborted ? undefined : this.take(batch)));
  }

  private async take(batch: FeedBatch): Promise<void> {
    for (const projected of this.projected) {
      const { target, serving } = projected;
      if (!target) continue;
      // The old form goes on as long as it can: a fault of it must not hold up the new one.
      if (serving) await serving.take(batch);
      const error = await target.take(batch);
      if (error) this.stop(projected, error);
      else if (batch.caughtUp && !target.fault) this.atEnd(projected, target);
      projected.waiting.arrived(projected.index);
    }
    this.settle();
  }

  private atEnd(projected: Projected, target: Target): void {
    projected.caughtUp = true;
    const { replaces } = projected;
    if (replaces && !projected.proof)
      this.prove(projected, () => this.beside.proveAndSwap(projected, target, replaces));
  }

  private async saveRest(): Promise<void> {
    for (const projected of this.projected)
      for (const target of projected.targets()) if (!target.fault) await target.save();
  }

  /** Takes every lease that is free; `join` is given what is new. */
  private async takeLeases(join: (projected: Projected) => Promise<void>): Promise<void> {
    for (const projected of this.projected) {
      const mine = await this.leasing!.take(projected.name);
      if (mine && !projected.owned) await join(projected);
      else if (!mine && (projected.owned || projected.refused)) this.standBy(projected);
    }
  }

  /**
   * Keeps the leases; what another process let go is taken over, what another took is left to it. A store that does not
   * answer is told and asked again: until then the work goes on, protected by the saves' numbers.
   */
  private async renew(): Promise<void> {
    await this.turns.take('leases', async () => {
      if (this.options.signal.aborted) return;
      await this.takeLeases((projected) =>
        this.turns.take('log', async () => {
          await this.join(projected).catch((error: unknown) => this.stop(projected, error));
          this.pass.abort();
        }),
      ).catch((error: unknown) => this.options.onFault?.('leases', error));
    });
  }

  async status() {
    const { store, models } = this.options;
    const { index } = await store.head();
    const now = this.clock();
    return Promise.all(this.projected.map((projected) => projected.status(store, models, index, now)));
  }

  async waitFor(projection: string, index: number, timeoutMs: number): Promise<number> {
    const projected = this.named(projection);
    if (!projected.owned) return pollUntil(this.options.models, projection, index, timeoutMs);
    if (projected.fault) return projected.index;
    return projected.waiting.until(index, () => projected.index, timeoutMs);
  }

  rebuild(projection: string): Promise<Rebuilt> {
    return this.beside.rebuild(this.named(projection));
  }

  unpark(projection: string, keys: readonly string[]): Promise<readonly Unparked[] | undefined> {
    return this.beside.unpark(this.named(projection), keys);
  }

  keepParked(projection: string, key: string, reason: string): Promise<ParkedKey | undefined> {
    return this.beside.keepParked(this.named(projection), key, reason);
  }

  private named(projection: string): Projected {
    const found = this.projected.find(({ name }) => name === projection);
    if (!found) throw new RangeError(`no projection ${projection} is running`);
    return found;
  }
}

/** The place from which every one of them gets all that it has not seen. */
function earliest(targets: readonly Target[]): Resume | undefined {
  const places = targets.map(({ through }) => through);
  if (places.some((place) => place === undefined)) return undefined;
  const least = places.reduce((a, b) => (a!.index <= b!.index ? a : b), places[0]);
  return resumeAfter(least);
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
