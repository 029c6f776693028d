import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { parkedByKey } from '@tongjian/feed';
import type { FastifyRequest } from 'fastify';
import { Operating } from '../access/operating.js';
import { Rule } from '../access/rule.js';
import { dtoOf } from '../acts/dto.js';
import { DtoPipe } from '../acts/validate.js';
import { HOUSE, type House } from '../house.js';
import { answer } from '../problem/index.js';
import { ALL_PROJECTIONS } from '@tongjian/projections';
import { decideOn } from '../hosting/read-model-desk.js';
import { one, onlyKnown, type Parameters, whole } from '../reads/parameters.js';
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

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;

export const PARKED_KEYS = dtoOf('ParkedKeys', {
  type: 'object',
  properties: { keys: { type: 'array', items: text(200), minItems: 1, maxItems: 500 } },
  required: ['keys'],
  additionalProperties: false,
});

export const KEPT_KEY = dtoOf('KeptKey', {
  type: 'object',
  properties: { key: text(200), reason: text(500) },
  required: ['key', 'reason'],
  additionalProperties: false,
});

/** The name of a projection there is. @throws ProblemAnswer */
function known(projection: string): string {
  const names = ALL_PROJECTIONS.map(({ name }) => name);
  if (names.includes(projection)) return projection;
  throw answer('not-found', `there is no projection ${projection}; there are ${names.join(', ')}`);
}

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
    const receipt = await this.operating.receipt(
      await this.house.procedures.publish(file, this.operating.cause(request, file)),
    );
    return { receipt };
  }

  /** Copies log, side store and files into a folder below the data folder, while work goes on. */
  @Post('admin/backup')
  @HttpCode(201)
  @Rule('operator')
  backup() {
    return backUp(this.house);
  }

  /** How every feed stands, in full: places in the log, faults, refused commands, timers that wait, who does what. */
  @Get('admin/feeds')
  @Rule('operator')
  async feeds() {
    const { models, feeds } = this.house;
    const { projections, processes, broken, deepPasses, shared } = feeds;
    return {
      projections: await projections.status(),
      processes: processes.status(),
      broken,
      ...(shared ? { leases: await models.leases() } : {}),
      ...(deepPasses?.last ? { deepVerification: deepPasses.last } : {}),
    };
  }

  /** The keys of a read model whose events wait because they could not be folded, page by page. */
  @Get('admin/parked/:projection')
  @Rule('operator')
  async parked(@Param('projection') projection: string, @Query() parameters: Parameters) {
    onlyKnown(parameters, ['limit', 'cursor']);
    const cursor = one(parameters, 'cursor');
    const ref = await this.house.models.active(known(projection));
    if (!ref) throw answer('not-yet', 'the read model is being built', {}, { 'retry-after': '1' });
    const { items, total, next } = await this.house.models.parked(ref, {
      limit: whole(parameters, 'limit', 1, 500) ?? 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { items, total, ...(next === undefined ? {} : { next }) };
  }

  /** Reads the log again for parked keys, with the fold as it is now. */
  @Post('admin/unpark/:projection')
  @HttpCode(200)
  @Rule('operator')
  async unpark(@Param('projection') projection: string, @Body(new DtoPipe(PARKED_KEYS)) { keys }: { keys: string[] }) {
    const unparked = await this.house.feeds.projections.unpark(known(projection), keys);
    if (!unparked) throw answer('not-yet', `${projection} does not run here at the moment`, {}, { 'retry-after': '5' });
    return unparked;
  }

  /** Leaves a key parked for a reason, which the log keeps. Its events stay there, and wait. */
  @Post('admin/keep-parked/:projection')
  @HttpCode(201)
  @Rule('operator')
  async keepParked(
    @Param('projection') projection: string,
    @Body(new DtoPipe(KEPT_KEY)) body: { key: string; reason: string },
    @Req() request: FastifyRequest,
  ) {
    const { models, store, feeds } = this.house;
    const ref = await models.active(known(projection));
    const found = ref && (await parkedByKey(models, ref)).get(body.key);
    if (!found) throw answer('not-found', `${body.key} is not parked in ${projection}`);
    const { key, position, error } = found;
    const data = { key, position, error, reason: body.reason };
    const cause = this.operating.cause(request, body);
    const receipt = await this.operating.receipt(
      await decideOn(store, projection, { type: 'KeepParkedKey', data }, cause),
    );
    return { receipt, parked: await feeds.projections.keepParked(projection, key, body.reason) };
  }

  /** Builds a read model anew beside the one in use, and swaps. */
  @Post('admin/rebuild/:projection')
  @HttpCode(200)
  @Rule('operator')
  rebuild(@Param('projection') projection: string) {
    return this.house.feeds.projections.rebuild(known(projection));
  }
}
