import { Inject } from '@nestjs/common';
import { Command, CommandHandler, ICommandHandler } from '@nestjs/cqrs';
import { Cause, Outcome } from '@tongjian/kernel';
import { AccessCommand } from '@tongjian/registry';
import { HOUSE, type House } from '../house.js';

/** Changes who is known and who may do what. */
export class ChangeAccess extends Command<Outcome> {
  constructor(
    readonly command: AccessCommand,
    readonly cause: Cause,
  ) {
    super();
  }
}

@CommandHandler(ChangeAccess)
export class ChangeAccessHandler implements ICommandHandler<ChangeAccess> {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  execute({ command, cause }: ChangeAccess): Promise<Outcome> {
    return this.house.access.change(command, cause);
  }
}
