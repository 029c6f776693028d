import { Inject } from '@nestjs/common';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Receipt } from '@tongjian/kernel';
import { PublishedPack } from '@tongjian/procedure';
import { Answering } from '../../acts/answering.js';
import { Caller, sees } from '../../access/caller.js';
import { ProjectDesk, regionOf } from '../../command/project-desk.js';
import { HOUSE, type House } from '../../house.js';
import { answer } from '../../problem/index.js';
import { Answer, Answers } from '../answer.js';
import { CommandFinder } from './command-finder.js';

export class GetReceipt extends Query<Answer<Awaited<ReturnType<Answering['receipt']>>>> {
  constructor(
    readonly caller: Caller,
    readonly commandId: string,
  ) {
    super();
  }
}

/** The receipt of a command that was carried out, however long ago. */
@QueryHandler(GetReceipt)
export class GetReceiptHandler implements IQueryHandler<GetReceipt> {
  constructor(
    private readonly finder: CommandFinder,
    private readonly desk: ProjectDesk,
    private readonly answering: Answering,
    private readonly answers: Answers,
  ) {}

  async execute({ caller, commandId }: GetReceipt) {
    const missing = answer('not-found', `no receipt of a command ${commandId}`);
    const stream = await this.finder.streamOf(commandId);
    if (!stream?.startsWith('project-')) throw missing;
    const project = stream.slice('project-'.length);
    const known = await this.desk.load(project);
    const region = known && regionOf(known.state);
    const found = known?.head.answered.get(commandId);
    if (!found || region === undefined || !sees(caller, region)) throw missing;
    const receipt: Receipt = { ...found.receipt, replayed: true };
    return this.answers.ofLog(await this.answering.receipt(project, receipt));
  }
}

export class ListProcedures extends Query<Answer<readonly Omit<PublishedPack, 'text'>[]>> {}

/** Every published version of every procedure, oldest first. */
@QueryHandler(ListProcedures)
export class ListProceduresHandler implements IQueryHandler<ListProcedures> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly answers: Answers,
  ) {}

  execute() {
    return this.answers.ofLog(this.house.shelf.published().map(({ text: _, ...pack }) => pack));
  }
}

export class GetProcedure extends Query<Answer<unknown>> {
  constructor(readonly hash: string) {
    super();
  }
}

/** A published text by its hash, or the composed procedure that a project pinned. */
@QueryHandler(GetProcedure)
export class GetProcedureHandler implements IQueryHandler<GetProcedure> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly answers: Answers,
  ) {}

  execute({ hash }: GetProcedure): Promise<Answer<unknown>> {
    const { shelf } = this.house;
    const pack = shelf.published().find((published) => published.hash === hash);
    if (pack) return this.answers.ofLog({ ...pack, text: JSON.parse(pack.text) as unknown });
    const composed = shelf.byHash(hash);
    if (composed) return this.answers.ofLog({ ...composed.ref, parts: composed.parts });
    throw answer('not-found', `no procedure has the hash ${hash}`);
  }
}
