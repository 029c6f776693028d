import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Cause, digestOf, Outcome, Receipt } from '@tongjian/kernel';
import { AccessCommand, keepsInstallation } from '@tongjian/registry';
import { FastifyRequest } from 'fastify';
import { commandIdOf, neededKey, targetOf } from '../acts/command-id.js';
import { receiptShown } from '../acts/receipt.js';
import { HOUSE, type House } from '../house.js';
import { instantHeader } from '../http/header.js';
import { answer, ProblemAnswer, refused } from '../problem/index.js';
import { callerOf } from './caller.js';
import { ChangeAccess } from './change-access.js';

/** What an operator does: with a key that makes it repeatable, in the role of operator, judged like every act. */
@Injectable()
export class Operating {
  constructor(
    private readonly commands: CommandBus,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  /** Who, why and when. @throws ProblemAnswer without an Idempotency-Key */
  cause(request: FastifyRequest, body: unknown): Cause {
    const { subject, client, grants } = callerOf(request);
    const organisation = grants.find(keepsInstallation)!.organisation;
    const key = neededKey(request);
    const target = targetOf(request);
    const commandId = commandIdOf({ client, subject, operation: 'operate', target, key });
    return {
      commandId,
      correlationId: commandId,
      causationId: commandId,
      actor: { person: subject, organisation, role: 'operator', client },
      jurisdiction: 'root',
      at: this.house.clock.judge(instantHeader(request, 'tongjian-time')),
      bodyDigest: digestOf(body ?? {}),
    };
  }

  async change(command: AccessCommand, cause: Cause) {
    return this.receipt(await this.commands.execute(new ChangeAccess(command, cause)));
  }

  /** The receipt as every act's. @throws ProblemAnswer for everything else */
  receipt(outcome: Outcome) {
    return receiptShown(this.house.store, receiptOf(outcome));
  }
}

/** @throws ProblemAnswer for everything that is no receipt */
export function receiptOf(outcome: Outcome): Receipt {
  switch (outcome.kind) {
    case 'accepted':
      return outcome.receipt;
    case 'refused':
      throw new ProblemAnswer(refused(outcome.refusal));
    case 'reused':
      throw answer('key-reused', 'this Idempotency-Key came before with another body', {
        firstDigest: outcome.firstDigest,
      });
    case 'changed':
      throw answer('changed-since', 'changed meanwhile');
  }
}
