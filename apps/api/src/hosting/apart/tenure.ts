import { setTimeout as pause } from 'node:timers/promises';
import { ReadModels } from '@tongjian/read-models';

export interface TenureOptions {
  readonly models: Pick<ReadModels, 'lease' | 'release'>;
  /** What is held. */
  readonly name: string;
  /** By whom: a name that no other process has. */
  readonly holder: string;
  /** So long after its last renewal another may take over. */
  readonly ms: number;
  readonly now?: () => number;
}

/**
 * A lease that is held as long as it can be renewed. By this process's clock it ends before it does by the store's, so
 * that two never think that they hold it; what is written is fenced by revisions and save numbers all the same.
 */
export class Tenure {
  private until = -Infinity;
  private readonly now: () => number;

  constructor(private readonly options: TenureOptions) {
    this.now = options.now ?? (() => performance.now());
  }

  get held(): boolean {
    return this.now() < this.until;
  }

  /** Takes or renews it; answers whether it is held. */
  async renew(): Promise<boolean> {
    const { models, name, holder, ms } = this.options;
    const asked = this.now();
    const mine = await models.lease(name, holder, ms);
    this.until = mine ? asked + ms : -Infinity;
    return mine;
  }

  /** Renews it, or tries to take it over, until the signal aborts; then gives it up. */
  async keep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.renew().catch(() => undefined);
      await pause(this.options.ms / 3, undefined, { signal }).catch(() => undefined);
    }
    await this.release();
  }

  async release(): Promise<void> {
    this.until = -Infinity;
    await this.options.models.release(this.options.name, this.options.holder).catch(() => undefined);
  }
}

/** Does some work while no other process does work of that name. */
export async function inTurn<T>(options: TenureOptions, work: () => Promise<T>): Promise<T> {
  const tenure = new Tenure(options);
  while (!(await tenure.renew())) await pause(options.ms / 20);
  const done = new AbortController();
  const kept = tenure.keep(done.signal);
  try {
    return await work();
  } finally {
    done.abort();
    await kept;
  }
}
