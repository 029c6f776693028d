import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Attachment, digestOf, JsonObject } from '@tongjian/kernel';
import { FastifyReply, FastifyRequest } from 'fastify';
import { actingOf, Caller, callerOf } from '../access/caller.js';
import { ActOrder, PerformAct } from '../command/perform-act.js';
import { DocumentRights } from '../files/document-rights.js';
import { type House, HOUSE } from '../house.js';
import { header, wordsHeader, instantHeader } from '../http/header.js';
import { answer, FieldError } from '../problem/index.js';
import { choice, onlyKnown, Parameters } from '../reads/parameters.js';
import { Answering } from './answering.js';
import { commandIdOf, keyIn, neededKey, projectIdOf, targetOf } from './command-id.js';
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
    private readonly rights: DocumentRights,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async perform(route: ActRoute, body: Body, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const order = this.order(route, body, request);
    await this.mustHave(order.attachments, callerOf(request));
    const performed = await this.commands.execute(new PerformAct(order));
    return this.answering.answer(order, performed, reply);
  }

  private order(route: ActRoute, body: Body, request: FastifyRequest): ActOrder {
    const { actor, reaches } = actingOf(callerOf(request), wordsHeader(request, 'tongjian-role'));
    const params = request.params as Readonly<Record<string, string>>;
    const parameters = request.query as Parameters;
    onlyKnown(parameters, ['dryRun']);
    const dryRun = choice(parameters, 'dryRun', ['true', 'false']) === 'true';
    const commandId = this.commandId(route, request, actor, dryRun);
    const { attachments, occurredAt, ...own } = body as { attachments?: Attachment[]; occurredAt?: string };
    const { project = projectIdOf(commandId), ...parts } = params;
    for (const [name, id] of Object.entries({ project, ...parts }))
      if (!ID.test(id)) throw answer('not-found', `${name} "${id}" is no id`);
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
    const key = dryRun ? (keyIn(header(request, 'idempotency-key')) ?? 'dry-run') : neededKey(request);
    return commandIdOf({ client, subject: person, operation: route.operationId, target: targetOf(request), key });
  }

  /** An act names only documents that are here and that its caller may read: naming one lets others read it. */
  private async mustHave(attachments: readonly Attachment[], caller: Caller): Promise<void> {
    const errors: FieldError[] = [];
    for (const [i, { sha256 }] of attachments.entries())
      if (!this.house.files.has(sha256) || !(await this.rights.mayRead(caller, sha256)))
        errors.push({
          pointer: `/attachments/${i}/sha256`,
          code: 'file-missing',
          got: sha256,
          want: `PUT /api/v1/files/${sha256} first`,
        });
    if (errors.length > 0)
      throw answer('file-missing', `${errors.length} attached file(s) are not here yet`, { errors });
  }
}
