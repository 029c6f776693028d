import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Caller } from '../../access/caller.js';
import { type House, HOUSE } from '../../house.js';
import { Answer, Answers } from '../answer.js';
import { indexOf } from '../moment.js';
import { one, onlyKnown, Parameters, whole } from '../parameters.js';
import { ProjectModel } from '../project-model.js';
import { ViewSelection } from './view-selection.js';

/** One event's change of one cell. `position` is the event's index in the log. */
export interface ViewDelta {
  readonly position: number;
  readonly key: string;
  readonly cell: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
  readonly documents: number;
}

export class GetViewDeltas extends Query<Answer<readonly ViewDelta[]>> {
  constructor(
    readonly caller: Caller,
    readonly view: string,
    readonly parameters: Parameters,
  ) {
    super();
  }
}

/** The events that made a figure, oldest first. */
@QueryHandler(GetViewDeltas)
export class GetViewDeltasHandler implements IQueryHandler<GetViewDeltas> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly model: ProjectModel,
    private readonly selection: ViewSelection,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, view, parameters }: GetViewDeltas): Promise<Answer<readonly ViewDelta[]>> {
    const rollup = this.selection.view(view);
    onlyKnown(parameters, [...rollup.dimensions, 'key', 'after', 'to', 'asOf', 'limit', 'groupBy']);
    const number = (name: string) => whole(parameters, name, 0, Number.MAX_SAFE_INTEGER);
    const asOf = one(parameters, 'asOf');
    const to = number('to') ?? (asOf === undefined ? undefined : await indexOf(this.house.store, { asOf }));
    const [after, key] = [number('after'), one(parameters, 'key')];
    const deltas = await this.house.models.deltas(await this.model.ref(), {
      rollup: rollup.name,
      where: await this.selection.where(caller, rollup, parameters),
      limit: whole(parameters, 'limit', 1, 1000) ?? 500,
      ...(key === undefined ? {} : { key }),
      ...(after === undefined ? {} : { after }),
      ...(to === undefined ? {} : { to }),
    });
    const parked = await this.model.parked();
    const answer = await this.answers.ofLog(
      deltas.map(({ position, key: of, cell, measures, documents }) => ({
        position,
        key: of,
        cell,
        measures,
        documents,
      })),
    );
    return parked === 0 ? answer : { ...answer, at: { ...answer.at, parked } };
  }
}
