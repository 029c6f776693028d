import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { concat, filter, map, Observable, of } from 'rxjs';
import { absent } from '../acts/answering.js';
import { callerNowOf, callerOf, sees } from '../access/caller.js';
import { bearerToken } from '../access/guard.js';
import { insideOnly, isOutside } from '../access/outside.js';
import { Rule } from '../access/rule.js';
import { ProjectDesk, regionOf, streamOf } from '../command/project-desk.js';
import { HOUSE, type House } from '../house.js';
import { header } from '../http/header.js';
import { answer } from '../problem/index.js';
import { mayKnow } from '../reads/project/sealed.js';
import { LiveMessage, streamEvents } from './event-stream.js';
import { OpenStreams } from './open-streams.js';
import { eventsAfter } from './project-events.js';
import { whileCurrent } from './while-current.js';
import { whileEntitled } from './while-entitled.js';

@Controller('api/v1')
export class LiveController {
  private readonly open = new OpenStreams();

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
    if (isOutside(callerOf(request))) throw insideOnly();
    const isCurrent = () => this.isCurrent() && board.current;
    if (!isCurrent()) throw answer('not-yet', 'the read models cannot be read at present', {}, { 'retry-after': '1' });
    const callerNow = callerNowOf(request);
    const messages = board.after(lastId(request), callerNow);
    const stillEntitled = () => (callerNow()?.grants.length ?? 0) > 0;
    this.stream(request, reply, whileCurrent(whileEntitled(messages, stillEntitled), isCurrent));
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
    if (!known || region === undefined || !sees(callerOf(request), region)) throw absent(project);
    const callerNow = callerNowOf(request);
    const stillEntitled = () => {
      const caller = callerNow();
      return caller !== undefined && sees(caller, region);
    };
    const { store, live } = this.house;
    const after = lastId(request);
    const { index: head } = await store.head();
    // A place beyond the log is of another log, one that was restored since: the reader begins anew.
    const lost = after !== undefined && after > head;
    const events = await live.log.listen();
    const told = eventsAfter(store, streamOf(project), lost ? head : (after ?? head), events).pipe(
      filter((event) => {
        const caller = callerNow();
        return caller !== undefined && mayKnow(caller, event, known.state);
      }),
      map((event) => ({ event: 'event', id: String(event.index), data: event as unknown })),
    );
    const messages = lost ? concat(of({ event: 'reset', data: { index: head } }), told) : told;
    this.stream(
      request,
      reply,
      whileCurrent(whileEntitled(messages, stillEntitled), () => this.isCurrent()),
    );
  }

  private stream(request: FastifyRequest, reply: FastifyReply, messages: Observable<LiveMessage>): void {
    const end = this.open.begin(callerOf(request).subject);
    if (!end) throw answer('too-many', 'you have as many streams open as one may have', {}, { 'retry-after': '5' });
    reply.raw.once('close', end);
    streamEvents(reply, messages, { heartbeat: () => this.place(), closing: this.house.closing });
  }

  /** Where others write too: whether this process knows the present of the log, rights included. */
  private isCurrent(): boolean {
    return this.house.watch?.current ?? true;
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
