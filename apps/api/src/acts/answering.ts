import { Inject, Injectable } from '@nestjs/common';
import { Receipt, StoredEvent } from '@tongjian/kernel';
import { FastifyReply } from 'fastify';
import { ActOrder, Performed } from '../command/perform-act.js';
import { ProjectDesk, streamOf } from '../command/project-desk.js';
import { type House, HOUSE } from '../house.js';
import { answer, ProblemAnswer, refused } from '../problem/index.js';
import { etagOf } from './etag.js';
import { receiptShown } from './receipt.js';

/** How many events of what happened since are sent with a 412. */
const MOST_SINCE = 100;

/** What a client is told of what came of an act. */
@Injectable()
export class Answering {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly desk: ProjectDesk,
  ) {}

  /** The receipt, with its headers. @throws ProblemAnswer for everything else. */
  async answer(order: ActOrder, performed: Performed, reply: FastifyReply): Promise<unknown> {
    switch (performed.kind) {
      case 'accepted':
        return this.accepted(order, performed.receipt, reply);
      case 'tried':
        // Nothing was made, whatever the act would make.
        void reply.status(200);
        return {
          wouldPass: performed.refusal === undefined,
          events: performed.events.map(({ type, data }) => ({ type, data })),
          ...(performed.refusal ? { refusal: refused(performed.refusal) } : {}),
        };
      case 'refused':
        throw new ProblemAnswer(refused(performed.refusal));
      case 'absent':
        throw absent(order.project);
      case 'reused':
        throw answer('key-reused', 'this Idempotency-Key came before with another body', {
          commandId: order.commandId,
          firstAt: performed.receipt.recordedAt,
          firstDigest: performed.firstDigest,
          yourDigest: order.bodyDigest,
          receipt: await this.receipt(order.project, performed.receipt),
        });
      case 'beyond':
        throw answer('not-allowed', `your grant does not reach ${performed.region}`, { rule: 'access/jurisdiction' });
      case 'unseen':
        throw withoutIfMatch(performed.etag);
      case 'changed':
        throw await this.changed(order);
    }
  }

  /** A receipt as clients see it. */
  async receipt(project: string, receipt: Receipt) {
    const { commandId, ...rest } = await receiptShown(this.house.store, receipt);
    return { commandId, project, ...rest };
  }

  private async accepted(order: ActOrder, receipt: Receipt, reply: FastifyReply): Promise<unknown> {
    const body = await this.receipt(order.project, receipt);
    reply.header('etag', body.etag);
    if (receipt.replayed) reply.header('tongjian-replayed', 'true');
    if (order.creates) void reply.header('location', `/api/v1/projects/${order.project}`);
    return body;
  }

  private async changed(order: ActOrder): Promise<ProblemAnswer> {
    const known = await this.desk.load(order.project);
    if (!known) return absent(order.project);
    const { store, domain, shelf, calendars } = this.house;
    const since: StoredEvent[] = [];
    for await (const batch of store.read(streamOf(order.project), (order.ifMatch?.revision ?? -1) + 1))
      since.push(...batch);
    const context = {
      actor: order.actor,
      at: order.at,
      commandId: order.commandId,
      shelf,
      calendar: calendars.calendar,
    };
    const etag = etagOf(known.head);
    return answer(
      'changed-since',
      `${since.length} event(s) happened since what you saw`,
      {
        currentETag: etag,
        events: since.slice(0, MOST_SINCE).map(({ id, type, revision, meta }) => ({
          id,
          type,
          revision,
          recordedAt: meta.recordedAt,
          role: meta.actor.role,
        })),
        ...(since.length > MOST_SINCE ? { more: `/api/v1/projects/${order.project}/history` } : {}),
        allowedActions: domain.menu(known.state, context, order.actor),
      },
      { etag },
    );
  }
}

/** The answer to a change that does not say what it saw. */
const withoutIfMatch = (etag: string): ProblemAnswer =>
  answer('if-match-missing', 'send the ETag of what you saw as If-Match', { currentETag: etag }, { etag });

export const absent = (project: string): ProblemAnswer => answer('not-found', `there is no project ${project}`);
