import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actingOf, callerOf } from '../../access/caller.js';
import { Rule } from '../../access/rule.js';
import { wordsHeader } from '../../http/header.js';
import { choice, one, onlyKnown, type Parameters, whole } from '../parameters.js';
import { GetPanelEvidence } from '../../experts/panel-evidence.js';
import { GetAllowedActions } from './allowed-actions.js';
import { GetProject } from './get-project.js';
import { contentDigest, historyCsv } from './history-csv.js';
import { ListProjects } from './list-projects.js';
import { ProjectHistory } from './project-history.js';
import { GetStateAfter } from './state-after.js';

const GREATEST = Number.MAX_SAFE_INTEGER;

@Controller('api/v1/projects')
export class ProjectsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Rule('signedIn')
  list(@Req() request: FastifyRequest, @Query() parameters: Parameters) {
    return this.queries.execute(new ListProjects(callerOf(request), parameters));
  }

  @Get(':project')
  @Rule('signedIn')
  async project(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('project') project: string,
    @Query() parameters: Parameters,
  ) {
    onlyKnown(parameters, ['asOf', 'occurredAsOf', 'minPosition']);
    const asOf = one(parameters, 'asOf');
    const occurredAsOf = one(parameters, 'occurredAsOf');
    const moment = { ...(asOf ? { asOf } : {}), ...(occurredAsOf ? { occurredAsOf } : {}) };
    const minPosition = whole(parameters, 'minPosition', 0, GREATEST);
    const { answer, etag } = await this.queries.execute(
      new GetProject(callerOf(request), project, moment, minPosition),
    );
    if (etag) reply.header('etag', etag);
    return answer;
  }

  @Get(':project/history')
  @Rule('signedIn')
  async history(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('project') project: string,
    @Query() parameters: Parameters,
  ) {
    onlyKnown(parameters, ['format', 'cursor', 'limit']);
    const csv = choice(parameters, 'format', ['json', 'csv']) === 'csv';
    const from = whole(parameters, 'cursor', 0, GREATEST) ?? 0;
    const limit = whole(parameters, 'limit', 1, 500) ?? (csv ? GREATEST : 100);
    const { data, at, page } = await this.queries.execute(new ProjectHistory(callerOf(request), project, from, limit));
    reply.header('tongjian-index', String(at.index)).header('tongjian-history-digest', data.digest);
    if (!csv) return { data: data.events, at: { ...at, digest: data.digest }, page };
    const text = historyCsv(data.events);
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-digest', contentDigest(text))
      .header('content-disposition', `attachment; filename="${project}-history.csv"`);
    return text;
  }

  @Get(':project/state')
  @Rule('signedIn')
  state(@Req() request: FastifyRequest, @Param('project') project: string, @Query() parameters: Parameters) {
    onlyKnown(parameters, ['revision']);
    const revision = whole(parameters, 'revision', 0, GREATEST) ?? 0;
    return this.queries.execute(new GetStateAfter(callerOf(request), project, revision));
  }

  @Get(':project/panels/:panel/evidence')
  @Rule('signedIn')
  evidence(@Req() request: FastifyRequest, @Param('project') project: string, @Param('panel') panel: string) {
    return this.queries.execute(new GetPanelEvidence(callerOf(request), project, panel));
  }

  @Get(':project/allowed-actions')
  @Rule('acting')
  allowed(@Req() request: FastifyRequest, @Param('project') project: string, @Query() parameters: Parameters) {
    onlyKnown(parameters, []);
    const acting = actingOf(callerOf(request), wordsHeader(request, 'tongjian-role'));
    return this.queries.execute(new GetAllowedActions(acting, project));
  }
}
