import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../access/caller.js';
import { Rule } from '../../access/rule.js';
import type { Parameters } from '../parameters.js';
import { GetViewCells } from './view-cells.js';
import { GetViewDeltas } from './view-deltas.js';
import { GetViewParts } from './view-parts.js';

@Controller('api/v1/views/:view')
export class ViewsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Rule('inside')
  cells(@Req() request: FastifyRequest, @Param('view') view: string, @Query() parameters: Parameters) {
    return this.queries.execute(new GetViewCells(callerOf(request), view, parameters));
  }

  @Get('contributions')
  @Rule('inside')
  contributions(@Req() request: FastifyRequest, @Param('view') view: string, @Query() parameters: Parameters) {
    return this.queries.execute(new GetViewParts(callerOf(request), view, parameters));
  }

  @Get('deltas')
  @Rule('inside')
  deltas(@Req() request: FastifyRequest, @Param('view') view: string, @Query() parameters: Parameters) {
    return this.queries.execute(new GetViewDeltas(callerOf(request), view, parameters));
  }
}
