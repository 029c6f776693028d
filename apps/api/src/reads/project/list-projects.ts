import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { JsonObject } from '@tongjian/kernel';
import { Comparison, DocumentQuery } from '@tongjian/read-models';
import { reachOf } from '@tongjian/registry';
import { Caller } from '../../access/caller.js';
import { shown } from '../../hosting/projections.js';
import { type House, HOUSE } from '../../house.js';
import { answer } from '../../problem/index.js';
import { Answer, Answers } from '../answer.js';
import { choice, one, onlyKnown, Parameters, several, whole } from '../parameters.js';
import { ProjectModel } from '../project-model.js';
import { unsealed } from './sealed.js';

export class ListProjects extends Query<Answer<readonly JsonObject[]>> {
  constructor(
    readonly caller: Caller,
    readonly parameters: Parameters,
  ) {
    super();
  }
}

/** Filters by one field: parameter → field of the document. A field that is a list passes when one entry does. */
const EQUALS: Readonly<Record<string, string>> = {
  stage: 'stages',
  district: 'district',
  jurisdiction: 'jurisdiction',
  status: 'status',
  supplier: 'suppliers',
  documentNo: 'numbers',
  purchaser: 'purchaser',
  category: 'category',
};
const SEARCHED = ['title', 'id', 'purchaser', 'item.name', 'numbers', 'suppliers'];
const SORTS = [
  'title',
  'budgetFen',
  'approvedFen',
  'awardedFen',
  'contractedFen',
  'paidFen',
  'savedFen',
  'year',
  'firstAt',
  'lastAt',
  'status',
  'district',
  'id',
];
const OTHERS = ['q', 'year', 'minFen', 'maxFen', 'imported', 'alarmed', 'sort', 'cursor', 'limit', 'minPosition'];
const GREATEST = Number.MAX_SAFE_INTEGER;

/** Projects by filters, searched, sorted, page by page; only those in the caller's regions. */
@QueryHandler(ListProjects)
export class ListProjectsHandler implements IQueryHandler<ListProjects> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly model: ProjectModel,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, parameters }: ListProjects): Promise<Answer<readonly JsonObject[]>> {
    onlyKnown(parameters, [...Object.keys(EQUALS), ...OTHERS]);
    await this.model.waitFor(whole(parameters, 'minPosition', 0, GREATEST));
    const { items, next, total, at } = await this.house.models.find(
      await this.model.ref(),
      queryOf(caller, parameters),
    );
    const documents = items.map(({ document }) => unsealed(caller, shown(document)));
    return this.answers.ofModel(documents, at, { total, ...(next === undefined ? {} : { next }) });
  }
}

function queryOf(caller: Caller, parameters: Parameters): DocumentQuery {
  const cursor = one(parameters, 'cursor');
  return {
    where: [...regions(caller), ...filters(parameters)],
    sort: sortOf(one(parameters, 'sort') ?? '-lastAt'),
    limit: whole(parameters, 'limit', 1, 500) ?? 50,
    ...(cursor === undefined ? {} : { cursor }),
  };
}

/** What a caller's grants reach, as single reads judge it too. */
export function regions({ grants }: Caller): Comparison[] {
  const prefixes = [...new Set(grants.map(({ jurisdiction }) => reachOf(jurisdiction)))];
  return prefixes.includes('') ? [] : [{ field: 'jurisdiction', prefixes }];
}

function filters(parameters: Parameters): Comparison[] {
  const found: Comparison[] = [];
  for (const [name, field] of Object.entries(EQUALS)) {
    const values = several(parameters, name);
    if (values.length > 0) found.push({ field, in: values });
  }
  const q = one(parameters, 'q')?.trim();
  if (q) found.push({ fields: SEARCHED, contains: q });
  const years = several(parameters, 'year');
  const wrong = years.find((year) => !/^\d{4}$/.test(year));
  if (wrong !== undefined)
    throw answer('bad-query', 'year is a year of four digits', { parameter: 'year', got: wrong });
  if (years.length > 0) found.push({ field: 'year', in: years.map(Number) });
  const from = whole(parameters, 'minFen', 0, GREATEST);
  const to = whole(parameters, 'maxFen', 0, GREATEST);
  if (from !== undefined || to !== undefined)
    found.push({ field: 'budgetFen', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  for (const field of ['imported', 'alarmed']) {
    const wanted = choice(parameters, field, ['true', 'false']);
    if (wanted !== undefined) found.push({ field, equals: wanted === 'true' });
  }
  return found;
}

function sortOf(text: string): NonNullable<DocumentQuery['sort']> {
  return text.split(',').map((part) => {
    const descending = part.startsWith('-');
    const field = descending ? part.slice(1) : part;
    if (!SORTS.includes(field))
      throw answer('bad-query', `sort is one of ${SORTS.join(', ')}, with - before it for the greatest first`, {
        parameter: 'sort',
        got: part,
      });
    return { field, descending };
  });
}
