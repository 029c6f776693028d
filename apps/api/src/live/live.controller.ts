import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { concat, map, of } from 'rxjs';
import { absent } from '../acts/answering.js';
import { callerOf, sees } from '../access/caller.js';
import { bearerToken } from '../access/guard.js';
import { Rule } from '../access/rule.js';
import { ProjectDesk, regionOf, streamOf } from '../command/project-desk.js';
import { HOUSE, type House } from '../house.js';
import { header } from '../http/header.js';
import { answer } from '../problem/index.js';
import { streamEvents } from './event-stream.js';
import { eventsAfter } from './project-events.js';

@Controller('api/v1')
export class LiveController {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly desk: ProjectDesk,
  ) {}

  @Post('stream-tickets')
  @HttpCode(201)
  @Rule('signedIn')
  ticket(@Req() request: FastifyRequest) {
    return this.house.live.tickets.give(bearerToken(request) ?? '');
  }

  /** The board: documents and cells that each save of the read model changed. `id` is the save's number. */
  @Get('stream')
  @Rule('stream')
  board(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const { board } = this.house.live;
    const messages = board.after(lastId(request), callerOf(request));
    streamEvents(reply, messages, { heartbeat: () => this.place(), closing: this.house.closing });
  }

  /** One project's events. `id` is the event's index in the log. */
  @Get('projects/:project/stream')
  @Rule('stream')
  async project(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('project') project: string,
  ): Promise<void> {
    const known = await this.desk.load(project);
    const region = known && regionOf(known.state);
    if (region === undefined || !sees(callerOf(request), region)) throw absent(project);
    const { store, live, closing } = this.house;
    const after = lastId(request);
    const { index: head } = await store.head();
    // A place beyond the log is of another log, one that was restored since: the reader begins anew.
    const lost = after !== undefined && after > head;
    const events = await live.log.listen();
    const told = eventsAfter(store, streamOf(project), lost ? head : (after ?? head), events).pipe(
      map((event) => ({ event: 'event', id: String(event.index), data: event as unknown })),
    );
    const messages = lost ? concat(of({ event: 'reset', data: { index: head } }), told) : told;
    streamEvents(reply, messages, { heartbeat: () => this.place(), closing });
  }

  private place() {
    const { n = 0, index = 0 } = this.house.live.board.latest() ?? this.house.changes.latest('project') ?? {};
    return { n, index };
  }
}

/** Where a reader was: Last-Event-ID, or `?after=` at its first connection. */
function lastId(request: FastifyRequest): number | undefined {
  const given = header(request, 'last-event-id') ?? (request.query as { after?: string }).after;
  if (given === undefined || given === '') return undefined;
  if (!/^\d{1,15}$/.test(given)) throw answer('bad-header', 'Last-Event-ID is an id as it was given', { got: given });
  return Number(given);
}
