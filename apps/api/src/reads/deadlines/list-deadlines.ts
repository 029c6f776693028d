import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { JsonObject } from '@tongjian/kernel';
import { deadlines } from '@tongjian/projections';
import { Comparison, DocumentQuery, ProjectionRef } from '@tongjian/read-models';
import { Caller } from '../../access/caller.js';
import { type House, HOUSE } from '../../house.js';
import { answer } from '../../problem/index.js';
import { Answer, Answers } from '../answer.js';
import { choice, one, onlyKnown, Parameters, several, whole } from '../parameters.js';
import { ProjectModel } from '../project-model.js';
import { regions } from '../project/list-projects.js';
import { daysLeft } from './days-left.js';

const STATES = ['running', 'paused', 'overdue', 'met', 'metLate', 'cancelled'];
const FILTERS = ['project', 'rule', 'relation', 'act', 'jurisdiction'] as const;
const SORTS = ['due', 'startedAt', 'project', 'rule'];
const KNOWN = [...FILTERS, 'state', 'open', 'provisional', 'dueTo', 'sort', 'cursor', 'limit', 'minPosition'];

export class ListDeadlines extends Query<Answer<readonly JsonObject[]>> {
  constructor(
    readonly caller: Caller,
    readonly parameters: Parameters,
  ) {
    super();
  }
}

/** R13: duties by filters, the one that is due first on top; only those in the caller's regions. */
@QueryHandler(ListDeadlines)
export class ListDeadlinesHandler implements IQueryHandler<ListDeadlines> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly projects: ProjectModel,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, parameters }: ListDeadlines): Promise<Answer<readonly JsonObject[]>> {
    onlyKnown(parameters, KNOWN);
    const { models, clock, calendars } = this.house;
    const minPosition = whole(parameters, 'minPosition', 0, Number.MAX_SAFE_INTEGER);
    if (minPosition !== undefined) await this.waitFor(minPosition);
    const { items, next, total, at } = await models.find(await this.ref(), queryOf(caller, parameters));
    const titles = await this.titlesOf(items.map(({ document }) => String(document['project'])));
    const now = clock.now();
    const rows = items.map(({ document }) => {
      const title = titles.get(String(document['project']));
      const open = document['open'] === true;
      return {
        ...document,
        ...(title === undefined ? {} : { title }),
        ...(open ? daysLeft(calendars.calendar, String(document['due']), now) : {}),
      };
    });
    return this.answers.ofModel(rows, at, { total, ...(next === undefined ? {} : { next }) });
  }

  private async ref(): Promise<ProjectionRef> {
    const ref = await this.house.models.active(deadlines.name);
    if (!ref) throw answer('not-yet', 'the read model is being built', {}, { 'retry-after': '1' });
    return ref;
  }

  private async waitFor(wanted: number): Promise<void> {
    const reached = await this.house.feeds.projections.waitFor(deadlines.name, wanted, LONGEST_WAIT_MS);
    if (reached < wanted)
      throw answer('not-yet', `the read model has reached ${reached}, not yet ${wanted}`, {}, { 'retry-after': '1' });
  }

  private async titlesOf(projects: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.house.models.load(await this.projects.ref(), [...new Set(projects)]);
    return new Map([...found].map(([id, { document }]) => [id, String(document?.['title'] ?? '')]));
  }
}

const LONGEST_WAIT_MS = 5_000;

function queryOf(caller: Caller, parameters: Parameters): DocumentQuery {
  const cursor = one(parameters, 'cursor');
  return {
    where: [...regions(caller), ...filters(parameters)],
    sort: sortOf(one(parameters, 'sort') ?? 'due'),
    limit: whole(parameters, 'limit', 1, 500) ?? 50,
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function filters(parameters: Parameters): Comparison[] {
  const found: Comparison[] = [];
  for (const field of FILTERS) {
    const values = several(parameters, field);
    if (values.length > 0) found.push({ field, in: values });
  }
  const states = several(parameters, 'state');
  const wrong = states.find((state) => !STATES.includes(state));
  if (wrong !== undefined)
    throw answer('bad-query', `state is one of ${STATES.join(', ')}`, { parameter: 'state', got: wrong });
  if (states.length > 0) found.push({ field: 'state', in: states });
  for (const field of ['open', 'provisional'] as const) {
    const wanted = choice(parameters, field, ['true', 'false']);
    if (wanted !== undefined) found.push({ field, equals: wanted === 'true' });
  }
  const dueTo = one(parameters, 'dueTo');
  if (dueTo !== undefined) found.push({ field: 'due', from: '0', to: dueTo });
  return found;
}

function sortOf(text: string): NonNullable<DocumentQuery['sort']> {
  const descending = text.startsWith('-');
  const field = descending ? text.slice(1) : text;
  if (!SORTS.includes(field))
    throw answer('bad-query', `sort is one of ${SORTS.join(', ')}`, { parameter: 'sort', got: text });
  return [{ field, descending }];
}
