import { ReadModels } from '@tongjian/read-models';
import { LeaseOptions } from './options.js';

/** Under which name the store knows that a projection is being run. */
export const leaseOf = (projection: string): string => `projection ${projection}`;

/** This process's claims on projections. */
export class Leasing {
  private stopRenewing: (() => void) | undefined;

  constructor(
    private readonly models: ReadModels,
    private readonly options: LeaseOptions,
  ) {}

  take(projection: string): Promise<boolean> {
    return this.models.lease(leaseOf(projection), this.options.holder, this.options.ms);
  }

  release(projection: string): Promise<void> {
    return this.models.release(leaseOf(projection), this.options.holder);
  }

  renewBy(renew: () => Promise<void>): void {
    this.stopRenewing = (this.options.every ?? everyThird(this.options.ms))(renew);
  }

  stop(): void {
    this.stopRenewing?.();
  }
}

const everyThird = (ms: number) => (renew: () => Promise<void>) => {
  const timer = setInterval(() => void renew(), Math.max(1, ms / 3));
  timer.unref();
  return () => clearInterval(timer);
};
