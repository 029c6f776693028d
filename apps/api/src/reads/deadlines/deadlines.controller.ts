import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../access/caller.js';
import { Rule } from '../../access/rule.js';
import { type Parameters } from '../parameters.js';
import { ListDeadlines } from './list-deadlines.js';
import { GetProjectDuties } from './project-duties.js';

/** What is due when. */
@Controller('api/v1')
export class DeadlinesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('deadlines')
  @Rule('signedIn')
  list(@Req() request: FastifyRequest, @Query() parameters: Parameters) {
    return this.queries.execute(new ListDeadlines(callerOf(request), parameters));
  }

  @Get('projects/:project/duties')
  @Rule('signedIn')
  ofProject(@Req() request: FastifyRequest, @Param('project') project: string) {
    return this.queries.execute(new GetProjectDuties(callerOf(request), project));
  }
}
