import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../access/caller.js';
import { Rule } from '../../access/rule.js';
import { HOUSE, type House } from '../../house.js';
import { answer, PROBLEMS } from '../../problem/index.js';
import { Answers } from '../answer.js';
import { codesOf } from './codes.js';
import { GetProcedure, GetReceipt, ListProcedures } from './reference.queries.js';

/** What a client needs to know beside the projects. */
@Controller('api/v1')
export class ReferenceController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  @Get('installation')
  @Rule('signedIn')
  installation() {
    const { installation, clock } = this.house;
    return this.answers.ofLog({ name: installation.name, mode: installation.mode, clock: clock.now() });
  }

  @Get('me')
  @Rule('known')
  me(@Req() request: FastifyRequest) {
    const { subject, client, grants } = callerOf(request);
    return this.answers.ofLog({ person: subject, name: this.house.side.of(subject)?.name, client, grants });
  }

  @Get('codes')
  @Rule('signedIn')
  codes() {
    return this.answers.ofLog(codesOf(this.house.shelf));
  }

  @Get('receipts/:commandId')
  @Rule('signedIn')
  receipt(@Req() request: FastifyRequest, @Param('commandId') commandId: string) {
    return this.queries.execute(new GetReceipt(callerOf(request), commandId));
  }

  @Get('procedures')
  @Rule('signedIn')
  procedures() {
    return this.queries.execute(new ListProcedures());
  }

  @Get('procedures/:hash')
  @Rule('signedIn')
  procedure(@Param('hash') hash: string) {
    return this.queries.execute(new GetProcedure(hash));
  }

  /** What a problem's type leads to. */
  @Get('problems')
  @Rule('open')
  problems() {
    return Object.entries(PROBLEMS).map(([code, { status, title }]) => ({ code, status, title }));
  }

  @Get('problems/:code')
  @Rule('open')
  problem(@Param('code') code: string) {
    if (Object.hasOwn(PROBLEMS, code)) return { code, ...PROBLEMS[code as keyof typeof PROBLEMS] };
    // A refusal's code is a fact in words, coined by the rule that refuses.
    if (/^[A-Z][A-Za-z]{1,60}$/.test(code)) return { code, ...PROBLEMS.refused };
    throw answer('not-found', `there is no problem ${code}`);
  }
}
