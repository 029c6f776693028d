import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { dutiesOf } from '@tongjian/lifecycle';
import { Obligation } from '@tongjian/procedure';
import { absent } from '../../acts/answering.js';
import { Caller, sees } from '../../access/caller.js';
import { ProjectDesk, regionOf } from '../../command/project-desk.js';
import { type House, HOUSE } from '../../house.js';
import { Answer, Answers } from '../answer.js';
import { daysLeft, DaysLeft } from './days-left.js';

export type DutyShown = Obligation & DaysLeft;

export class GetProjectDuties extends Query<Answer<readonly DutyShown[]>> {
  constructor(
    readonly caller: Caller,
    readonly project: string,
  ) {
    super();
  }
}

/** Every duty of one project, computed now: what is due first comes first, what is over last. */
@QueryHandler(GetProjectDuties)
export class GetProjectDutiesHandler implements IQueryHandler<GetProjectDuties> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly desk: ProjectDesk,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, project }: GetProjectDuties): Promise<Answer<readonly DutyShown[]>> {
    const known = await this.desk.load(project);
    const region = known && regionOf(known.state);
    if (!known || region === undefined || !sees(caller, region)) throw absent(project);
    const { shelf, clock, calendars } = this.house;
    const [at, { calendar }] = [clock.now(), calendars];
    const duties = dutiesOf(known.state, { shelf, calendar, at }).map((duty) => ({
      ...duty,
      ...(isOpen(duty) ? daysLeft(calendar, duty.due?.date, at) : {}),
    }));
    return this.answers.ofLog([...duties].sort((a, b) => rank(a) - rank(b) || compare(dueOf(a), dueOf(b))));
  }
}

export const isOpen = ({ state }: Pick<Obligation, 'state'>) =>
  state === 'running' || state === 'paused' || state === 'overdue';
const rank = (duty: Obligation) => (isOpen(duty) ? 0 : 1);
const dueOf = ({ due }: Obligation) => due?.date ?? '9999';
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
