import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Operating, receiptOf } from '../access/operating.js';
import { Rule } from '../access/rule.js';
import { dtoOf } from '../acts/dto.js';
import { DtoPipe } from '../acts/validate.js';
import { HOUSE, type House } from '../house.js';
import { answer } from '../problem/index.js';
import { ALL_PROJECTIONS } from '@tongjian/projections';
import { backUp } from './backup.js';

export const NEW_PROCEDURE = dtoOf('NewProcedure', {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 200 },
    text: { type: 'string', minLength: 1, maxLength: 900_000 },
  },
  required: ['name', 'text'],
  additionalProperties: false,
});

/** What keeps an installation running. */
@Controller('api/v1')
export class AdminController {
  constructor(
    private readonly operating: Operating,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  /** Publishes a procedure definition: its YAML text. */
  @Post('procedures')
  @HttpCode(201)
  @Rule('operator')
  async publish(
    @Body(new DtoPipe(NEW_PROCEDURE)) file: { name: string; text: string },
    @Req() request: FastifyRequest,
  ) {
    const receipt = receiptOf(await this.house.procedures.publish(file, this.operating.cause(request, file)));
    return { receipt };
  }

  /** Copies log, side store and files into a folder below the data folder, while work goes on. */
  @Post('admin/backup')
  @HttpCode(201)
  @Rule('operator')
  backup() {
    return backUp(this.house);
  }

  /** How every feed stands, in full: places in the log, faults, refused commands, timers that wait. */
  @Get('admin/feeds')
  @Rule('operator')
  async feeds() {
    const { projections, processes, broken } = this.house.feeds;
    return { projections: await projections.status(), processes: processes.status(), broken };
  }

  /** Builds a read model anew beside the one in use, and swaps. */
  @Post('admin/rebuild/:projection')
  @HttpCode(200)
  @Rule('operator')
  rebuild(@Param('projection') projection: string) {
    if (!ALL_PROJECTIONS.some(({ name }) => name === projection))
      throw answer(
        'not-found',
        `there is no projection ${projection}; there are ${ALL_PROJECTIONS.map(({ name }) => name).join(', ')}`,
      );
    return this.house.feeds.projections.rebuild(projection);
  }
}
