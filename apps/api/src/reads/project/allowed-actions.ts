import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Possibility } from '@tongjian/procedure';
import { absent } from '../../acts/answering.js';
import { Acting } from '../../access/caller.js';
import { ProjectDesk, regionOf } from '../../command/project-desk.js';
import { type House, HOUSE } from '../../house.js';
import { Answer, Answers } from '../answer.js';

export class GetAllowedActions extends Query<Answer<readonly Possibility[]>> {
  constructor(
    readonly acting: Acting,
    readonly project: string,
  ) {
    super();
  }
}

/** What may be done next in the caller's role, and for what may not, which rule refuses it and what would mend it. */
@QueryHandler(GetAllowedActions)
export class GetAllowedActionsHandler implements IQueryHandler<GetAllowedActions> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly desk: ProjectDesk,
    private readonly answers: Answers,
  ) {}

  async execute({ acting: { actor, reaches }, project }: GetAllowedActions): Promise<Answer<readonly Possibility[]>> {
    const known = await this.desk.load(project);
    const region = known && regionOf(known.state);
    if (!known || region === undefined || !reaches(region)) throw absent(project);
    const { domain, shelf, clock, calendars } = this.house;
    const context = { actor, at: clock.now(), commandId: 'menu', shelf, calendar: calendars.calendar };
    return this.answers.ofLog(domain.menu(known.state, context, actor));
  }
}
