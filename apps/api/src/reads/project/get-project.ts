import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { documentAsOf } from '@tongjian/feed';
import { JsonObject } from '@tongjian/kernel';
import { projectTimeline } from '@tongjian/projections';
import { absent } from '../../acts/answering.js';
import { etagOf } from '../../acts/etag.js';
import { Caller, sees } from '../../access/caller.js';
import { ProjectDesk, streamOf } from '../../command/project-desk.js';
import { shown } from '../../hosting/projections.js';
import { type House, HOUSE } from '../../house.js';
import { Answer, Answers } from '../answer.js';
import { isPast, MomentQuery, momentOf } from '../moment.js';
import { jurisdictionOf, ProjectModel } from '../project-model.js';

export interface ProjectAnswer {
  readonly answer: Answer<JsonObject>;
  /** Only of the present: what If-Match wants. */
  readonly etag?: string;
}

export class GetProject extends Query<ProjectAnswer> {
  constructor(
    readonly caller: Caller,
    readonly project: string,
    readonly moment: MomentQuery,
    readonly minPosition: number | undefined,
  ) {
    super();
  }
}

/** One project, now or as it was by either clock. */
@QueryHandler(GetProject)
export class GetProjectHandler implements IQueryHandler<GetProject> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly model: ProjectModel,
    private readonly desk: ProjectDesk,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, project, moment, minPosition }: GetProject): Promise<ProjectAnswer> {
    await this.model.waitFor(minPosition);
    return isPast(moment) ? this.asOf(caller, project, moment) : this.present(caller, project);
  }

  private async present(caller: Caller, project: string): Promise<ProjectAnswer> {
    const stored = await this.model.load(project);
    if (!stored?.document || !sees(caller, jurisdictionOf(stored.document))) throw absent(project);
    const ref = await this.model.ref();
    const answer = await this.answers.ofModel(shown(stored.document), {
      projection: ref.name,
      version: ref.version,
      position: stored.at.position,
      n: stored.at.n,
      ...((await this.model.isParked(project)) ? { parked: 1 } : {}),
    });
    const etag = await this.etagAt(project, Number(stored.document['revision']));
    return { answer, ...(etag ? { etag } : {}) };
  }

  /** The tag of what this answer shows, not of what may have happened since: who changes it must have seen it. */
  private async etagAt(project: string, revision: number): Promise<string | undefined> {
    const known = await this.desk.load(project);
    if (known?.head.revision === revision) return etagOf(known.head);
    for await (const [event] of this.house.store.read(streamOf(project), revision))
      return event && etagOf({ revision, hash: event.meta.hash });
    return undefined;
  }

  private async asOf(caller: Caller, project: string, moment: MomentQuery): Promise<ProjectAnswer> {
    const { document, index } = await documentAsOf(this.house.store, projectTimeline, project, momentOf(moment));
    if (!document || !sees(caller, jurisdictionOf(document))) throw absent(project);
    return { answer: await this.answers.ofLog(shown(document), index) };
  }
}
