import { Inject, Injectable } from '@nestjs/common';
import { Cause, execute, fold, load, Outcome, StoredEvent } from '@tongjian/kernel';
import {
  ExpertPool,
  expertPool,
  ExpertPoolCommand,
  expertPoolStream,
  expertRegister,
  PoolSnapshot,
  snapshotOf,
} from '@tongjian/registry';
import { HOUSE, type Workshop } from '../house.js';

/** The expert pools of the regions: read from their streams whenever they are asked for. */
@Injectable()
export class ExpertPoolDesk {
  constructor(@Inject(HOUSE) private readonly house: Workshop) {}

  async pool(region: string): Promise<ExpertPool> {
    return (await load(this.house.store, expertPool, expertPoolStream(region))).state;
  }

  /** Who can be drawn at this moment. */
  async snapshot(region: string): Promise<PoolSnapshot> {
    return snapshotOf(region, await this.pool(region));
  }

  /** Who could be drawn at a revision of the pool's stream. */
  async snapshotAt(region: string, revision: number): Promise<PoolSnapshot> {
    const events: StoredEvent[] = [];
    for await (const batch of this.house.store.read(expertPoolStream(region)))
      events.push(...batch.filter((event) => event.revision <= revision));
    return snapshotOf(region, fold(expertRegister, events));
  }

  change(region: string, command: ExpertPoolCommand, cause: Cause): Promise<Outcome> {
    return execute({
      log: this.house.store,
      decider: expertPool,
      stream: expertPoolStream(region),
      command,
      cause,
      context: () => ({ actor: cause.actor }),
      clock: () => this.house.clock.reach(cause.at),
    });
  }
}
