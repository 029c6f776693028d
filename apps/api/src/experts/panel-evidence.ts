import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { canonicalJson, fold, JsonObject, StoredEvent } from '@tongjian/kernel';
import { commitmentTo, drawOf, project as projectDecider } from '@tongjian/lifecycle';
import { absent } from '../acts/answering.js';
import { Caller, sees } from '../access/caller.js';
import { isOutside } from '../access/outside.js';
import { regionOf, streamOf } from '../command/project-desk.js';
import { type House, HOUSE } from '../house.js';
import { answer } from '../problem/index.js';
import { Answer, Answers } from '../reads/answer.js';
import { ExpertPoolDesk } from './pool-desk.js';

/** A draw as it was recorded, and as it comes out again (R20). */
export interface PanelEvidence {
  readonly panel: string;
  /** Everything that follows from seed, log and pool is what the event says. */
  readonly holds: boolean;
  readonly checks: Readonly<Record<'commitment' | 'beacon' | 'pool' | 'members', boolean>>;
  /** The recorded draw. */
  readonly recorded: JsonObject;
  readonly request: { readonly event: string; readonly hash: string; readonly seedCommitment: string };
  /** Who could be drawn then. */
  readonly pool: JsonObject;
}

export class GetPanelEvidence extends Query<Answer<PanelEvidence>> {
  constructor(
    readonly caller: Caller,
    readonly project: string,
    readonly panel: string,
  ) {
    super();
  }
}

/** Draws again from the log alone: the events before the draw, the seed it shows, the pool's stream at its revision. */
@QueryHandler(GetPanelEvidence)
export class GetPanelEvidenceHandler implements IQueryHandler<GetPanelEvidence> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly pools: ExpertPoolDesk,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, project, panel }: GetPanelEvidence): Promise<Answer<PanelEvidence>> {
    const events = await this.eventsOf(project);
    const region = regionOf(fold(projectDecider, events));
    if (events.length === 0 || region === undefined || !sees(caller, region)) throw absent(project);
    if (isOutside(caller)) throw answer('not-allowed', 'who was drawn is secret until the result', { rule: 'INV-27' });
    const of = (type: string) => events.find((event) => event.type === type && event.data['panel'] === panel);
    const [request, drawn] = [of('PanelDrawRequested'), of('PanelDrawn')];
    if (!request || !drawn) throw answer('not-found', `no draw of panel ${panel} is on record`);
    const recorded = drawn.data as {
      readonly seed: string;
      readonly pool: { region: string; revision: number; digest: string };
    } & JsonObject;
    const before = fold(projectDecider, events.slice(0, events.indexOf(drawn)));
    const pool = await this.pools.snapshotAt(recorded.pool.region, recorded.pool.revision);
    const again = drawOf(before.dossier, before.dossier.panels.get(panel)!, recorded.seed, pool);
    const checks = {
      commitment: commitmentTo(recorded.seed) === request.data['seedCommitment'],
      beacon: recorded['beacon'] === request.meta.hash,
      pool: pool.digest === recorded.pool.digest,
      members: 'drawn' in again && canonicalJson(again.drawn) === canonicalJson(recorded['drawn']),
    };
    return this.answers.ofLog({
      panel,
      holds: Object.values(checks).every(Boolean),
      checks,
      recorded,
      request: { event: request.id, hash: request.meta.hash, seedCommitment: String(request.data['seedCommitment']) },
      pool: pool as unknown as JsonObject,
    });
  }

  private async eventsOf(project: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const batch of this.house.store.read(streamOf(project))) events.push(...batch);
    return events;
  }
}
