import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Attachment, digestOf, JsonObject } from '@tongjian/kernel';
import { FastifyReply, FastifyRequest } from 'fastify';
import { actingOf, callerOf } from '../access/caller.js';
import { ActOrder, PerformAct } from '../command/perform-act.js';
import { type House, HOUSE } from '../house.js';
import { header, instantHeader } from '../http/header.js';
import { answer } from '../problem/index.js';
import { Answering } from './answering.js';
import { commandIdOf, keyIn, projectIdOf } from './command-id.js';
import { tagIn } from './etag.js';
import { ActRoute } from './route.js';

type Body = Readonly<Record<string, unknown>>;
const ID = /^[A-Za-z0-9-]{1,32}$/;

/** Turns a request for an act into its command, and what came of it into the answer. */
@Injectable()
export class ActDesk {
  constructor(
    private readonly commands: CommandBus,
    private readonly answering: Answering,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async perform(route: ActRoute, body: Body, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const order = this.order(route, body, request);
    const performed = await this.commands.execute(new PerformAct(order));
    return this.answering.answer(order, performed, reply);
  }

  private order(route: ActRoute, body: Body, request: FastifyRequest): ActOrder {
    const { actor, reaches } = actingOf(callerOf(request), header(request, 'tongjian-role'));
    const params = request.params as Readonly<Record<string, string>>;
    const dryRun = (request.query as { dryRun?: string }).dryRun === 'true';
    const commandId = this.commandId(route, request, actor, dryRun);
    const { attachments, occurredAt, ...own } = body as { attachments?: Attachment[]; occurredAt?: string };
    const { project = projectIdOf(commandId), ...parts } = params;
    for (const [name, id] of Object.entries({ project, ...parts }))
      if (!ID.test(id)) throw answer('not-found', `${name} "${id}" is no id`);
    this.mustHave(attachments ?? []);
    const ifMatch = tagIn(header(request, 'if-match'));
    return {
      act: route.act.name,
      project,
      creates: route.creates,
      data: { ...own, ...parts, ...route.address.fixed } as JsonObject,
      attachments: attachments ?? [],
      ...(occurredAt === undefined ? {} : { occurredAt }),
      actor,
      reaches,
      commandId,
      correlationId: commandId,
      causationId: commandId,
      bodyDigest: digestOf(body),
      needsIfMatch: route.needsIfMatch,
      ...(ifMatch === undefined ? {} : { ifMatch }),
      at: this.house.clock.judge(instantHeader(request, 'tongjian-time')),
      dryRun,
    };
  }

  private commandId(
    route: ActRoute,
    request: FastifyRequest,
    { person, client }: { person: string; client: string },
    dryRun: boolean,
  ) {
    const given = header(request, 'idempotency-key');
    const key = dryRun ? (keyIn(given) ?? 'dry-run') : keyIn(given);
    if (key === undefined)
      throw answer('key-missing', 'send an Idempotency-Key of 1 to 128 visible characters, one for each intent', {
        got: given ?? null,
        help: '/api/v1/problems/key-missing',
      });
    const [target = ''] = request.url.split('?');
    return commandIdOf({ client, subject: person, operation: route.operationId, target, key });
  }

  /** An act names only documents that are here. */
  private mustHave(attachments: readonly Attachment[]): void {
    const errors = attachments.flatMap(({ sha256 }, i) =>
      this.house.files.has(sha256)
        ? []
        : [
            {
              pointer: `/attachments/${i}/sha256`,
              code: 'file-missing',
              got: sha256,
              want: `PUT /api/v1/files/${sha256} first`,
            },
          ],
    );
    if (errors.length > 0)
      throw answer('file-missing', `${errors.length} attached file(s) are not here yet`, { errors });
  }
}
