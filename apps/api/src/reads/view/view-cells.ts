import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Fraction } from '@tongjian/money-time';
import { CellRow } from '@tongjian/read-models';
import { Caller } from '../../access/caller.js';
import { type House, HOUSE } from '../../house.js';
import { Answer, Answers } from '../answer.js';
import { indexOf } from '../moment.js';
import { one, onlyKnown, Parameters, whole } from '../parameters.js';
import { ProjectModel } from '../project-model.js';
import { ViewSelection } from './view-selection.js';

/** A cell; a saving also has its rate, exact and in lowest terms. */
export type ViewRow = CellRow & { readonly rate?: { readonly num: string; readonly den: string } };

export class GetViewCells extends Query<Answer<readonly ViewRow[]>> {
  constructor(
    readonly caller: Caller,
    readonly view: string,
    readonly parameters: Parameters,
  ) {
    super();
  }
}

/** The totals of a view, now or as of a moment of the log. */
@QueryHandler(GetViewCells)
export class GetViewCellsHandler implements IQueryHandler<GetViewCells> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly model: ProjectModel,
    private readonly selection: ViewSelection,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, view, parameters }: GetViewCells): Promise<Answer<readonly ViewRow[]>> {
    const rollup = this.selection.view(view);
    onlyKnown(parameters, [...rollup.dimensions, 'groupBy', 'asOf', 'minPosition']);
    await this.model.waitFor(whole(parameters, 'minPosition', 0, Number.MAX_SAFE_INTEGER));
    const groupBy = this.selection.groupBy(rollup, parameters);
    const moment = one(parameters, 'asOf');
    const asOf = moment === undefined ? undefined : await indexOf(this.house.store, { asOf: moment });
    const { items, at } = await this.house.models.cells(await this.model.ref(), {
      rollup: rollup.name,
      where: await this.selection.where(caller, rollup, parameters),
      ...(groupBy ? { groupBy } : {}),
      ...(asOf === undefined ? {} : { asOf }),
    });
    const rows = items.map(withRate);
    return this.answers.ofModel(rows, at, undefined, asOf);
  }
}

function withRate(row: CellRow): ViewRow {
  const { savedFen, budgetFen } = row.measures;
  if (savedFen === undefined || budgetFen === undefined || budgetFen === 0) return row;
  const { numerator, denominator } = Fraction.of(savedFen, budgetFen);
  return { ...row, rate: { num: String(numerator), den: String(denominator) } };
}
