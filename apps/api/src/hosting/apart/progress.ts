import { setTimeout as pause } from 'node:timers/promises';
import { EventStore, Resume } from '@tongjian/event-store';
import {
  Overtaken,
  parkedByKey,
  ProjectionStatus,
  rebuild,
  Rebuilt,
  RebuildFailed,
  unparkAlone,
  Unparked,
} from '@tongjian/feed';
import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { ALL_PROJECTIONS, CORPUS } from '@tongjian/projections';
import { ParkedKey, ProjectionRef, ReadModels, sameRef, Seen } from '@tongjian/read-models';
import { ProjectionsAtWork } from '../../house.js';

/** How often those who wait for their own write look. */
const LOOK_MS = 15;
/** Parked keys that a status names; the others are counted. */
const NAMED = 20;

export interface ProgressOptions {
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly projections: readonly DocumentProjection[];
  readonly corpus: readonly LoggedEvent[];
  /** Its record times are no times of this machine: lag is the time since an event was first found waiting. */
  readonly simulation: boolean;
  readonly now?: () => number;
}

/** How far a read model is. */
interface Reached {
  readonly ref: ProjectionRef | undefined;
  readonly seen: Seen | undefined;
  /** Everything up to here that concerns it is in it. */
  readonly index: number;
  /** The first event that concerns it and is not in it. */
  readonly unseen: LoggedEvent | undefined;
}

/** Up to `to`, nothing that concerns a read model came after what it had seen at `from`. */
interface Quiet {
  readonly ref: ProjectionRef;
  readonly from: number;
  readonly to: Resume;
}

/**
 * The projections as told by what they have saved, wherever they run: what stands between the last save and the end of
 * the log is read, so that the age of what waits is known though nobody may be at work.
 */
export class Progress implements ProjectionsAtWork {
  private readonly quiet = new Map<string, Quiet>();
  private readonly waiting = new Map<string, { readonly index: number; readonly since: number }>();
  private readonly looks = new Map<string, Promise<number>>();
  private readonly now: () => number;

  constructor(private readonly options: ProgressOptions) {
    this.now = options.now ?? Date.now;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.options.store.head();
    return Promise.all(this.options.projections.map((projection) => this.statusOf(projection, head.index)));
  }

  async waitFor(projection: string, index: number, timeoutMs: number): Promise<number> {
    const until = this.now() + timeoutMs;
    for (;;) {
      const reached = await this.look(projection);
      if (reached >= index || this.now() >= until) return reached;
    }
  }

  /** Builds the read model anew from here; whoever runs it goes on with the new form. */
  rebuild(projection: string): Promise<Rebuilt> {
    const { store, models, corpus } = this.options;
    return rebuild(this.named(projection), { store, models, corpus });
  }

  /** Reads the log again for parked keys from here; whoever runs the read model goes on after it. */
  async unpark(projection: string, keys: readonly string[]): Promise<readonly Unparked[]> {
    const { store, models, corpus } = this.options;
    const unparked = await again(() => unparkAlone(this.named(projection), keys, { store, models, corpus }));
    if (!unparked) throw new RebuildFailed(projection, new Error('its fold is changed: it must be rebuilt'));
    return unparked;
  }

  /** Writes down why a key stays parked. */
  async keepParked(projection: string, key: string, reason: string): Promise<ParkedKey | undefined> {
    const { models } = this.options;
    return again(async () => {
      const ref = await models.active(projection);
      const seen = ref && (await models.seen(ref));
      const record = ref && (await parkedByKey(models, ref)).get(key);
      if (!ref || !seen || !record) return undefined;
      const kept = { ...record, reason };
      const save = { documents: [], deltas: [], seen: { ...seen, n: seen.n + 1 }, parked: { put: [kept], remove: [] } };
      if (!(await models.save(ref, seen.n, save))) throw new Overtaken(projection);
      return kept;
    });
  }

  /** One look for all who wait. */
  private look(projection: string): Promise<number> {
    const under = this.looks.get(projection);
    if (under) return under;
    const look = this.reached(this.named(projection))
      .then(async ({ index }) => {
        await pause(LOOK_MS);
        return index;
      })
      .finally(() => this.looks.delete(projection));
    this.looks.set(projection, look);
    return look;
  }

  private async statusOf(projection: DocumentProjection, head: number): Promise<ProjectionStatus> {
    const { ref, seen, index, unseen } = await this.reached(projection);
    const { n = 0, position = 0, count = 0 } = seen ?? {};
    const lagMs = this.lagOf(projection.name, index, unseen, !ref);
    return {
      projection: projection.name,
      version: ref?.version ?? projection.version,
      state: !ref ? 'building' : unseen ? 'catchingUp' : 'live',
      ...{ n, position, through: index, count, lagMs },
      ...(await this.parkedIn(ref)),
      behind: unseen || !ref ? Math.max(0, head - index) : 0,
      ...(unseen ? { firstUnseenAt: unseen.meta.recordedAt } : {}),
    };
  }

  private async parkedIn(ref: ProjectionRef | undefined): Promise<Pick<ProjectionStatus, 'parked'>> {
    if (!ref) return {};
    const { items: first, total } = await this.options.models.parked(ref, { limit: NAMED });
    return total === 0 ? {} : { parked: { total, first } };
  }

  private lagOf(name: string, index: number, unseen: LoggedEvent | undefined, absent: boolean): number {
    if (!unseen && !absent) {
      this.waiting.delete(name);
      return 0;
    }
    const known = this.waiting.get(name);
    const since = known?.index === index ? known.since : this.now();
    this.waiting.set(name, { index, since });
    const from = this.options.simulation || !unseen ? since : Date.parse(unseen.meta.recordedAt);
    return Math.max(0, this.now() - from);
  }

  private async reached({ name, types }: DocumentProjection): Promise<Reached> {
    const { models, store } = this.options;
    const ref = await models.active(name);
    const seen = ref && (await models.seen(ref));
    const after = ref && this.after(name, ref, seen);
    let index = after?.index ?? 0;
    for await (const { events, through } of store.readAll(index === 0 ? undefined : after, { types })) {
      const [unseen] = events;
      if (unseen) return { ref, seen, index: unseen.index - 1, unseen };
      index = through.index;
      if (ref) this.quiet.set(name, { ref, from: seen?.through.index ?? 0, to: through });
    }
    return { ref, seen, index, unseen: undefined };
  }

  /** From where on there may be something unseen. */
  private after(name: string, ref: ProjectionRef, seen: Seen | undefined): Resume | undefined {
    const through = seen?.through;
    const quiet = this.quiet.get(name);
    const holds = quiet && sameRef(quiet.ref, ref) && quiet.from <= (through?.index ?? 0);
    return holds && quiet.to.index > (through?.index ?? 0) ? quiet.to : through;
  }

  private named(name: string): DocumentProjection {
    const found = this.options.projections.find((projection) => projection.name === name);
    if (!found) throw new RangeError(`there is no projection ${name}`);
    return found;
  }
}

/** The progress of every read model of the house. */
export const progressOf = (
  { store, models }: Pick<ProgressOptions, 'store' | 'models'>,
  { simulation }: { readonly simulation: boolean },
): Progress => new Progress({ store, models, projections: ALL_PROJECTIONS, corpus: CORPUS, simulation });

/** How often something is tried between two saves of whoever runs the read model. */
const TRIES = 20;

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === TRIES) throw error;
    }
}
