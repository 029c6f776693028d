import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { JsonObject } from '@tongjian/kernel';
import { Caller } from '../../access/caller.js';
import { shown } from '../../hosting/projections.js';
import { type House, HOUSE } from '../../house.js';
import { Answer, Answers } from '../answer.js';
import { one, onlyKnown, Parameters, whole } from '../parameters.js';
import { ProjectModel } from '../project-model.js';
import { ViewSelection } from './view-selection.js';

/** One project's part of the cells asked for. */
export interface ViewPart {
  readonly key: string;
  readonly cell: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
  readonly document?: JsonObject;
}

export class GetViewParts extends Query<Answer<readonly ViewPart[]>> {
  constructor(
    readonly caller: Caller,
    readonly view: string,
    readonly parameters: Parameters,
  ) {
    super();
  }
}

/** The projects that sum to some cells. */
@QueryHandler(GetViewParts)
export class GetViewPartsHandler implements IQueryHandler<GetViewParts> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly model: ProjectModel,
    private readonly selection: ViewSelection,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, view, parameters }: GetViewParts): Promise<Answer<readonly ViewPart[]>> {
    const rollup = this.selection.view(view);
    // Parts are kept as they stand now; those of a past moment are the sums of the deltas up to it.
    onlyKnown(parameters, [...rollup.dimensions, 'limit', 'cursor']);
    const cursor = one(parameters, 'cursor');
    const ref = await this.model.ref();
    const { items, next, total, at } = await this.house.models.contributions(ref, {
      rollup: rollup.name,
      where: await this.selection.where(caller, rollup, parameters),
      limit: whole(parameters, 'limit', 1, 500) ?? 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const documents = await this.house.models.load(ref, [...new Set(items.map(({ key }) => key))]);
    const parts = items.map((item) => {
      const document = documents.get(item.key)?.document;
      return { ...item, ...(document ? { document: shown(document) } : {}) };
    });
    return this.answers.ofModel(parts, at, { total, ...(next === undefined ? {} : { next }) });
  }
}
