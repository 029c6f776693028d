import { EventStore } from '@tongjian/event-store';
import { ProjectionRef } from '@tongjian/read-models';
import { ProjectionStatus } from '../status.js';
import { Target } from './target.js';
import { Waiting } from './waiting.js';

/** One projection in a run: the form its events go to, and who waits for it. */
export class Projected {
  readonly waiting = new Waiting();
  caughtUp = false;

  constructor(
    public target: Target,
    /** The form that readers use while `target` is built beside it. */
    public replaces: ProjectionRef | undefined,
  ) {}

  get name(): string {
    return this.target.settings.projection.name;
  }

  /** How far the form that readers use was scanned. */
  get index(): number {
    return this.replaces ? 0 : this.target.index;
  }

  async status(store: EventStore, head: number, now: string): Promise<ProjectionStatus> {
    const { fault, settings } = this.target;
    const { n = 0, position = 0, count = 0 } = settings.folding.seen ?? {};
    // A fold that threw had taken everything before the faulty event.
    const through = fault?.index === undefined ? this.target.index : fault.index - 1;
    const first = through < head ? await store.at(through + 1) : undefined;
    const firstUnseenAt = first?.meta.recordedAt;
    return {
      projection: this.name,
      version: settings.ref.version,
      state: fault ? 'stopped' : this.replaces ? 'building' : this.caughtUp ? 'live' : 'catchingUp',
      n,
      position,
      through,
      count,
      behind: Math.max(0, head - through),
      lagMs: firstUnseenAt ? Math.max(0, Date.parse(now) - Date.parse(firstUnseenAt)) : 0,
      ...(firstUnseenAt ? { firstUnseenAt } : {}),
      ...(fault ? { fault } : {}),
    };
  }
}
