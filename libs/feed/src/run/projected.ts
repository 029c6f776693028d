import { DocumentProjection } from '@tongjian/kernel';
import { EventStore } from '@tongjian/event-store';
import { ProjectionRef, ReadModels, Seen } from '@tongjian/read-models';
import { Fault, ParkedKeys, ProjectionStatus } from '../status.js';
import { Target } from './target.js';
import { Waiting } from './waiting.js';

/** Parked keys that a status names; the others are counted. */
const NAMED = 20;

/** One projection in a run: the form its events go to, and who waits for it. */
export class Projected {
  readonly waiting = new Waiting();
  /** Where its events go; undefined while another process runs it, or while a changed fold is proven. */
  target: Target | undefined;
  /** The form that readers use while `target` is built beside it. */
  replaces: ProjectionRef | undefined;
  /** Keeps `replaces` going by the fold that made it. */
  serving: Target | undefined;
  /** Whether this process has it to run. */
  owned = false;
  caughtUp = false;
  /** A proof that is under way, of the form kept or of the form built. */
  proof: Promise<void> | undefined;
  /** Why it does not run although it is owned. */
  refused: Fault | undefined;

  constructor(readonly definition: DocumentProjection) {}

  get name(): string {
    return this.definition.name;
  }

  /** How far the form that readers use was scanned. */
  get index(): number {
    return (this.replaces ? this.serving?.index : this.target?.index) ?? 0;
  }

  get fault(): Fault | undefined {
    return this.refused ?? this.target?.fault;
  }

  /** Whether nothing more comes before its next event: it is live, or stands still, or is another's. */
  get settled(): boolean {
    return !this.owned || this.fault !== undefined || (this.caughtUp && !this.replaces && !this.proof);
  }

  targets(): readonly Target[] {
    return [this.serving, this.target].filter((target) => target !== undefined);
  }

  /** Forgets everything in memory: what is stored is another's from here on, or is read again. */
  leave(): void {
    this.target = undefined;
    this.serving = undefined;
    this.replaces = undefined;
    this.caughtUp = false;
  }

  private get state(): ProjectionStatus['state'] {
    if (this.fault) return 'stopped';
    if (!this.owned) return 'standby';
    if (!this.target) return 'proving';
    if (this.replaces) return 'building';
    return this.caughtUp ? 'live' : 'catchingUp';
  }

  async status(store: EventStore, models: ReadModels, head: number, now: string): Promise<ProjectionStatus> {
    const active = await models.active(this.name);
    const ref = this.target?.settings.ref ?? active;
    const seen = this.target ? this.target.settings.folding.seen : active && (await models.seen(active));
    const through = this.through(seen);
    const first = through < head ? await store.at(through + 1) : undefined;
    const firstUnseenAt = first?.meta.recordedAt;
    const parked = ref && seen && (await parkedKeys(models, ref));
    return {
      projection: this.name,
      version: ref?.version ?? this.definition.version,
      state: this.state,
      n: seen?.n ?? 0,
      position: seen?.position ?? 0,
      through,
      count: seen?.count ?? 0,
      behind: Math.max(0, head - through),
      lagMs: firstUnseenAt ? Math.max(0, Date.parse(now) - Date.parse(firstUnseenAt)) : 0,
      ...(firstUnseenAt ? { firstUnseenAt } : {}),
      ...(this.fault ? { fault: this.fault } : {}),
      ...(parked ? { parked } : {}),
    };
  }

  private through(seen: Seen | undefined): number {
    // An event whose keys nobody could tell stopped it: everything before was taken.
    if (this.fault?.index !== undefined) return this.fault.index - 1;
    return this.target ? this.target.index : (seen?.through.index ?? 0);
  }
}

async function parkedKeys(models: ReadModels, ref: ProjectionRef): Promise<ParkedKeys | undefined> {
  const { items, total } = await models.parked(ref, { limit: NAMED });
  return total === 0 ? undefined : { total, first: items };
}
