import { Turns } from '@tongjian/kernel';
import { ParkedKey, ProjectionRef } from '@tongjian/read-models';
import { parkedByKey } from '../parking/all-parked.js';
import { inPasses, parkedAmong } from '../parking/unpark-alone.js';
import { Drain, Unparked } from '../parking/unpark.js';
import { bringUp, RebuildFailed, rebuiltOf } from '../rebuild/rebuild.js';
import { Rebuilt, RunOptions } from './options.js';
import { fresh, Preparation, takeOver } from './prepare.js';
import { Projected } from './projected.js';
import { proveBuilt } from './proof.js';
import { Overtaken, Target } from './target.js';

/**
 * What is done to a projection beside its feed: a form proven and swapped in, a rebuilding, parked keys drained. The long
 * reading of the log goes on while events arrive; only the last step waits for its turn between two batches.
 */
export class Beside {
  constructor(
    private readonly options: RunOptions,
    private readonly turns: Turns,
    /** How a form is prepared that is built beside live work. */
    private readonly preparation: () => Preparation,
  ) {}

  /** The new form is folded again from the log before readers get it. @throws NotProven, Overtaken */
  async proveAndSwap(projected: Projected, target: Target, old: ProjectionRef): Promise<void> {
    const { store, signal } = this.options;
    await proveBuilt(target, store, signal);
    await this.turns.take('log', async () => {
      if (signal.aborted || projected.target !== target || target.fault) return;
      await target.save();
      // Another process may still lead the old form: then the next batch brings this one up, and it is tried again.
      if (!(await this.isBehind(target, old))) await this.swapIn(projected, target, old);
    });
  }

  private async isBehind({ settings }: Target, old: ProjectionRef): Promise<boolean> {
    const before = await this.options.models.seen(old);
    return (before?.position ?? 0) > (settings.folding.seen?.position ?? 0);
  }

  private async swapIn(projected: Projected, target: Target, old: ProjectionRef): Promise<void> {
    if (!(await takeOver(target, old, this.options.models))) throw new Overtaken(projected.name);
    projected.target = target;
    projected.replaces = undefined;
    projected.serving = undefined;
    const seen = target.settings.folding.seen!;
    const { n, position: index } = seen;
    this.options.onSaved?.({
      ...{ projection: projected.name, ref: target.settings.ref, prev: -1, n, index, seen, changed: [], cells: [] },
    });
  }

  /** @throws RebuildFailed, NotProven, Overtaken */
  async rebuild(projected: Projected): Promise<Rebuilt> {
    const { name, target } = projected;
    if (!target) throw new RebuildFailed(name, new Error('it is not run by this process at the moment'));
    if (projected.replaces) throw new RebuildFailed(name, new Error('it is being rebuilt already'));
    return this.turns.take(`rebuild ${name}`, () => this.build(projected, target.settings.ref));
  }

  private async build(projected: Projected, old: ProjectionRef): Promise<Rebuilt> {
    const { store, models, signal } = this.options;
    const { definition } = projected;
    const target = await fresh(definition, old, this.preparation());
    await bringUp([target], store, definition.types, {});
    await target.save();
    await proveBuilt(target, store, signal);
    // The last steps are done between two live batches, so that no event falls between the forms.
    await this.turns.take('log', async () => {
      await bringUp([target], store, definition.types, {});
      await projected.target?.save().catch(() => undefined);
      await this.swapIn(projected, target, (await models.active(projected.name)) ?? old);
    });
    projected.caughtUp = true;
    projected.waiting.arrived(projected.index);
    return rebuiltOf(target, definition);
  }

  /** Undefined where this process does not run the form that readers use. */
  async unpark(projected: Projected, keys: readonly string[]): Promise<readonly Unparked[] | undefined> {
    const target = running(projected);
    if (!target) return undefined;
    return this.turns.take(`unpark ${projected.name}`, async () => {
      const { records, others } = await parkedAmong(target, keys);
      const done: Unparked[] = [];
      for (const some of inPasses(records)) {
        const drain = await Drain.begin(target, this.options.store, some);
        done.push(...(await this.turns.take('log', () => drain.finish(target))));
      }
      return [...done, ...others];
    });
  }

  /** Undefined where the key is not parked, or this process does not run the form that readers use. */
  async keepParked(projected: Projected, key: string, reason: string): Promise<ParkedKey | undefined> {
    const target = running(projected);
    if (!target) return undefined;
    const { models, ref, folding } = target.settings;
    return this.turns.take('log', async () => {
      const record = (await parkedByKey(models, ref)).get(key);
      if (!record) return undefined;
      const kept = { ...record, reason };
      folding.keepParked(kept);
      await target.save();
      return kept;
    });
  }
}

/** The form that readers use, where this process runs it. */
function running({ replaces, serving, target }: Projected): Target | undefined {
  const used = replaces ? serving : target;
  return used?.fault ? undefined : used;
}
