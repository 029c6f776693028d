import { Inject, Injectable } from '@nestjs/common';
import { allParked } from '@tongjian/feed';
import { JsonObject } from '@tongjian/kernel';
import { ProjectionRef, StoredDocument } from '@tongjian/read-models';
import { PROJECT } from '../hosting/projections.js';
import { type House, HOUSE } from '../house.js';
import { answer } from '../problem/index.js';

/** How long a reader waits for its own write. */
const LONGEST_WAIT_MS = 5_000;

/** The read model of projects that readers use at this moment. */
@Injectable()
export class ProjectModel {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  async ref(): Promise<ProjectionRef> {
    const ref = await this.house.models.active(PROJECT);
    if (!ref) throw answer('not-yet', 'the read model is being built', {}, { 'retry-after': '1' });
    return ref;
  }

  async load(project: string): Promise<StoredDocument | undefined> {
    return (await this.house.models.load(await this.ref(), [project])).get(project);
  }

  /** Whether events of a project wait because they could not be folded. */
  async isParked(project: string): Promise<boolean> {
    for await (const { key } of allParked(this.house.models, await this.ref())) if (key === project) return true;
    return false;
  }

  /** How many projects are parked: any total may miss them. */
  async parked(): Promise<number> {
    return (await this.house.models.parked(await this.ref(), { limit: 1 })).total;
  }

  /** Waits until the read model has seen an event of this index, at most five seconds. @throws ProblemAnswer 503 */
  async waitFor(minPosition: number | undefined): Promise<void> {
    if (minPosition === undefined) return;
    const reached = await this.house.feeds.projections.waitFor(PROJECT, minPosition, LONGEST_WAIT_MS);
    if (reached < minPosition)
      throw answer(
        'not-yet',
        `the read model has reached ${reached}, not yet ${minPosition}`,
        { lag: { events: minPosition - reached, reached, wanted: minPosition } },
        { 'retry-after': '1' },
      );
  }
}

export const jurisdictionOf = (document: JsonObject | null): string => String(document?.['jurisdiction'] ?? '');
