import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { digestOf } from '@tongjian/kernel';
import { ExpertPoolCommand, POOL_KEEPER } from '@tongjian/registry';
import type { FastifyRequest } from 'fastify';
import { receiptOf } from '../access/operating.js';
import { actingOf, callerOf } from '../access/caller.js';
import { Rule } from '../access/rule.js';
import { commandIdOf, neededKey, targetOf } from '../acts/command-id.js';
import { receiptShown } from '../acts/receipt.js';
import { DtoPipe } from '../acts/validate.js';
import { HOUSE, type House } from '../house.js';
import { instantHeader, wordsHeader } from '../http/header.js';
import { answer } from '../problem/index.js';
import { Answers } from '../reads/answer.js';
import { type NewExpert, NEW_EXPERT, type Performance, PERFORMANCE, type Reason, REASON } from './forms.js';
import { ExpertPoolDesk } from './pool-desk.js';

const CHANGES = {
  suspend: 'SuspendExpert',
  reinstate: 'ReinstateExpert',
  remove: 'RemoveExpert',
} as const;

/** The expert pools (专家库): kept by each region's finance department, drawn from by its projects (NR-27). */
@Controller('api/v1/expert-pools/:region')
export class ExpertsController {
  constructor(
    private readonly pools: ExpertPoolDesk,
    private readonly answers: Answers,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  @Get()
  @Rule('acting')
  async pool(@Param('region') region: string, @Req() request: FastifyRequest) {
    this.keeper(region, request);
    const { experts } = await this.pools.pool(region);
    return this.answers.ofLog([...experts.values()]);
  }

  @Post('experts')
  @HttpCode(201)
  @Rule('acting')
  enrol(
    @Param('region') region: string,
    @Body(new DtoPipe(NEW_EXPERT)) body: NewExpert,
    @Req() request: FastifyRequest,
  ) {
    return this.change(region, { type: 'EnrolExpert', data: body }, body, request);
  }

  @Post('experts/:expert/performance')
  @HttpCode(200)
  @Rule('acting')
  performance(
    @Param('region') region: string,
    @Param('expert') expert: string,
    @Body(new DtoPipe(PERFORMANCE)) body: Performance,
    @Req() request: FastifyRequest,
  ) {
    return this.change(region, { type: 'RecordExpertPerformance', data: { expert, ...body } }, body, request);
  }

  @Post('experts/:expert/:change')
  @HttpCode(200)
  @Rule('acting')
  stand(
    @Param('region') region: string,
    @Param('expert') expert: string,
    @Param('change') change: string,
    @Body(new DtoPipe(REASON)) body: Reason,
    @Req() request: FastifyRequest,
  ) {
    if (!Object.hasOwn(CHANGES, change)) throw answer('not-found', `an expert cannot be "${change}"`);
    const type = CHANGES[change as keyof typeof CHANGES];
    return this.change(region, { type, data: { expert, ...body } }, body, request);
  }

  private async change(region: string, command: ExpertPoolCommand, body: object, request: FastifyRequest) {
    const actor = this.keeper(region, request);
    const { client, subject } = callerOf(request);
    const target = targetOf(request);
    const commandId = commandIdOf({ client, subject, operation: 'expert-pool', target, key: neededKey(request) });
    const outcome = await this.pools.change(region, command, {
      commandId,
      correlationId: commandId,
      causationId: commandId,
      actor,
      jurisdiction: region,
      at: this.house.clock.judge(instantHeader(request, 'tongjian-time')),
      bodyDigest: digestOf(body),
    });
    return { expert: command.data.expert, receipt: await receiptShown(this.house.store, receiptOf(outcome)) };
  }

  /** Who keeps the pool, in that role and for that region. @throws ProblemAnswer */
  private keeper(region: string, request: FastifyRequest) {
    if (!/^\d{6}$/.test(region)) throw answer('not-found', `"${region}" is no region`);
    const { actor, reaches } = actingOf(callerOf(request), wordsHeader(request, 'tongjian-role'));
    if (actor.role === POOL_KEEPER && reaches(region)) return actor;
    throw answer('not-allowed', `the pool of ${region} is kept by its finance department`, {
      rule: 'NR-27',
      whatWouldPass: [{ kind: 'role', roles: [POOL_KEEPER], notPersons: [] }],
    });
  }
}
