import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { documentAsOf } from '@tongjian/feed';
import { JsonObject, StoredEvent } from '@tongjian/kernel';
import { projectTimeline } from '@tongjian/projections';
import { absent } from '../../acts/answering.js';
import { Caller, sees } from '../../access/caller.js';
import { streamOf } from '../../command/project-desk.js';
import { shown } from '../../hosting/projections.js';
import { type House, HOUSE } from '../../house.js';
import { answer } from '../../problem/index.js';
import { Answer, Answers } from '../answer.js';
import { jurisdictionOf } from '../project-model.js';
import { unsealed } from './sealed.js';

/** A project right after one of its events, with the stages open then. */
export interface StateAfter {
  readonly revision: number;
  readonly document: JsonObject;
  readonly stages: readonly string[];
}

export class GetStateAfter extends Query<Answer<StateAfter>> {
  constructor(
    readonly caller: Caller,
    readonly project: string,
    readonly revision: number,
  ) {
    super();
  }
}

@QueryHandler(GetStateAfter)
export class GetStateAfterHandler implements IQueryHandler<GetStateAfter> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, project, revision }: GetStateAfter): Promise<Answer<StateAfter>> {
    const { store } = this.house;
    const { document } = await documentAsOf(store, projectTimeline, project, { revision });
    if (!document || !sees(caller, jurisdictionOf(document))) throw absent(project);
    const found = await this.event(project, revision);
    if (!found) throw answer('not-found', `project ${project} has no revision ${revision}`);
    const stages = found.meta.procedure?.stages ?? [];
    return this.answers.ofLog(
      { revision, document: unsealed(caller, shown(document)), stages },
      await store.indexOf(found.position),
    );
  }

  private async event(project: string, revision: number): Promise<(StoredEvent & { position: string }) | undefined> {
    for await (const [event] of this.house.store.read(streamOf(project), revision)) return event;
    return undefined;
  }
}
