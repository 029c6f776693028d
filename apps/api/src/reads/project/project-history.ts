import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { LoggedEvent } from '@tongjian/kernel';
import { absent } from '../../acts/answering.js';
import { Caller, sees } from '../../access/caller.js';
import { ProjectDesk, regionOf, streamOf } from '../../command/project-desk.js';
import { type House, HOUSE } from '../../house.js';
import { Answer, Answers } from '../answer.js';
import { mayKnow } from './sealed.js';

/** Every event of a project that its reader may know, or a page of them. `digest` runs over the hashes of all, so that a copy can be compared. */
export interface History {
  readonly events: readonly LoggedEvent[];
  readonly total: number;
  readonly digest: string;
}

export class ProjectHistory extends Query<Answer<History>> {
  constructor(
    readonly caller: Caller,
    readonly project: string,
    /** From this event on, of those that the caller may know: to most the revision. */
    readonly from: number,
    readonly limit: number,
  ) {
    super();
  }
}

/** `sha256:` over the hashes of a project's events in order, one a line. */
export function historyDigest(hashes: Iterable<string>): string {
  const digest = createHash('sha256').update('tongjian/history/1\n');
  for (const hash of hashes) digest.update(`${hash}\n`);
  return `sha256:${digest.digest('hex')}`;
}

@QueryHandler(ProjectHistory)
export class ProjectHistoryHandler implements IQueryHandler<ProjectHistory> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly desk: ProjectDesk,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, project, from, limit }: ProjectHistory): Promise<Answer<History>> {
    const known = await this.desk.load(project);
    const region = known && regionOf(known.state);
    if (!known || region === undefined || !sees(caller, region)) throw absent(project);
    const { store } = this.house;
    const events: LoggedEvent[] = [];
    const hashes: string[] = [];
    for await (const batch of store.read(streamOf(project)))
      for (const { position, ...event } of batch) {
        if (!mayKnow(caller, event, known.state)) continue;
        hashes.push(event.meta.hash);
        if (hashes.length > from && events.length < limit)
          events.push({ ...event, index: await store.indexOf(position) });
      }
    const next = from + events.length;
    const page = { total: hashes.length, ...(next < hashes.length ? { next: String(next) } : {}) };
    return this.answers.ofLog({ events, total: hashes.length, digest: historyDigest(hashes) }, undefined, page);
  }
}
