import {
  Actor,
  Attachment,
  eventId,
  fold,
  genesisOf,
  JsonObject,
  LoggedEvent,
  ProcessInput,
  sealAll,
  StoredEvent,
} from '@tongjian/kernel';
import { PROCESSES, project, ProjectState, vocabulary } from '@tongjian/lifecycle';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import {
  PackFaults,
  PackFile,
  PROCEDURE_PUBLISHED,
  ProcedureShelf,
  procedureRegister,
  readPack,
  RegisterContext,
} from '@tongjian/procedure';
import { expertRegister, PoolSnapshot, snapshotOf } from '@tongjian/registry';
import { decisionFile } from './decision-file.js';
import { Answer, Desk } from './play.js';
import { SampleExpert } from './scenario.js';
import { BEGINS, Moment, Order } from './timeline.js';

const calendar = calendarFrom(PUBLISHED_YEARS);

interface File {
  state: ProjectState;
  readonly events: StoredEvent[];
  /** What each process keeps, by process and instance. */
  readonly pursuits: Map<string, unknown>;
}

/**
 * Plays the demonstration on the decider itself, without a server: the same acts, the same procedures, the same
 * automatic process. What passes here is refused by a server only for a right, a token or a file.
 */
export class Rehearsal implements Desk {
  readonly shelf: ProcedureShelf;
  private readonly files = new Map<string, File>();
  private readonly wakes: {
    readonly at: string;
    readonly name: string;
    readonly project: string;
    readonly process: string;
    readonly instance: string;
  }[] = [];
  private index = 0;

  constructor(
    packs: readonly PackFile[],
    private readonly experts: readonly SampleExpert[] = [],
    shelf: ProcedureShelf = shelfOf(packs),
  ) {
    this.shelf = shelf;
  }

  /** On procedures as they are written: whether they could be published is not asked. @throws PackFaults of what is no pack */
  static unchecked(packs: readonly PackFile[], experts: readonly SampleExpert[] = []): Rehearsal {
    return new Rehearsal(packs, experts, uncheckedShelfOf(packs));
  }

  /** Every event of a project, oldest first. */
  eventsOf = (id: string): readonly StoredEvent[] => this.files.get(id)?.events ?? [];

  async personOf({ role, organisation }: Order): Promise<string> {
    return personOf(role, organisation);
  }

  async perform(order: Order, moment: Moment, known: string | undefined): Promise<Answer> {
    this.ring(moment.at);
    const id = BEGINS.has(order.type) ? `p${moment.name.replaceAll('/', '-')}` : known!;
    const actor = {
      person: personOf(order.role, order.organisation),
      organisation: order.organisation,
      role: order.role,
      client: 'cli',
    };
    const attachments = order.files.map((title) => {
      const { kind, name, sha256 } = decisionFile(moment.name, title);
      return { kind, name, sha256 };
    });
    return this.decide(id, order.type, order.data, actor, moment.at, moment.name, attachments);
  }

  async awaitEvent(id: string, type: string, at: string): Promise<boolean> {
    this.ring(at);
    return this.eventsOf(id).some((event) => event.type === type);
  }

  private decide(
    id: string,
    type: string,
    data: JsonObject,
    actor: Actor,
    at: string,
    commandId: string,
    attachments: readonly Attachment[] = [],
  ): Answer {
    const file: File = this.files.get(id) ?? { state: project.initial(), events: [], pursuits: new Map() };
    const command = { type, data, ...(attachments.length > 0 ? { attachments } : {}) };
    const decision = project.decide(file.state, command, {
      actor,
      at,
      commandId,
      shelf: this.shelf,
      calendar,
      simulation: true,
      ...(type === 'DrawPanel' ? { pool: this.pool(file.state) } : {}),
    });
    if ('refused' in decision) {
      const { refused } = decision;
      const all = refused.all ?? [refused];
      return {
        kind: 'refused',
        codes: all.map(({ code }) => code),
        detail: all.map(({ text, facts }) => `${text.zh} ${JSON.stringify(facts)}`).join('; '),
      };
    }
    const stream = `project-${id}`;
    const last = file.events.at(-1);
    const head = {
      revision: last?.revision ?? -1,
      hash: last?.meta.hash ?? genesisOf(stream),
      recordedAt: last?.meta.recordedAt ?? '',
    };
    const cause = {
      commandId,
      correlationId: commandId,
      causationId: commandId,
      actor,
      jurisdiction: String(data['jurisdiction'] ?? '000000'),
      at,
    };
    const sealed = sealAll(head, stream, decision.events, cause);
    file.events.push(...sealed);
    for (const event of sealed) file.state = project.evolve(file.state, event);
    this.files.set(id, file);
    for (const event of sealed) this.tell(id, event);
    return { kind: 'accepted', project: id, replayed: false };
  }

  /** The experts of the story, as the pool of the project's region would hold them. */
  private pool({ dossier }: ProjectState): PoolSnapshot {
    const experts = new Map(
      this.experts.map(({ name, specialties, employer }) => {
        const expert = personOf('expert', name);
        return [expert, { expert, specialties, employer, standing: 'active' as const }];
      }),
    );
    const register = { ...expertRegister.initial(), revision: experts.size - 1, experts };
    return snapshotOf(dossier.proposal?.jurisdiction ?? '000000', register);
  }

  /** Lets the automatic process hear of an event. */
  private tell(id: string, event: StoredEvent): void {
    const logged: LoggedEvent = { ...event, index: ++this.index };
    for (const process of PROCESSES) {
      const instance = process.types.includes(event.type) ? process.instance(logged) : null;
      const input = { kind: 'event', event: logged } as const;
      if (instance !== null) this.react(id, process.name, instance, input, event.meta.occurredAt);
    }
  }

  private react(id: string, name: string, instance: string, input: ProcessInput, at: string): void {
    const { pursuits } = this.files.get(id)!;
    const process = PROCESSES.find((one) => one.name === name)!;
    const pursuit = process.evolve(pursuits.get(`${name} ${instance}`) ?? process.initial(), input);
    pursuits.set(`${name} ${instance}`, pursuit);
    for (const effect of process.react(pursuit, input)) {
      if (effect.kind === 'wake')
        this.wakes.push({ at: effect.at, name: effect.name, project: id, process: name, instance });
      else this.send(id, name, instance, effect.command, at);
    }
  }

  private send(
    id: string,
    process: string,
    instance: string,
    { type, data }: { readonly type: string; readonly data: JsonObject },
    at: string,
  ): void {
    const actor = { person: 'p_process', organisation: 'tongjian', role: 'process', client: 'process' };
    const answer = this.decide(id, type, data, actor, at, eventId(instance, type, this.index));
    if (answer.kind === 'refused')
      this.react(
        id,
        process,
        instance,
        { kind: 'refused', command: type, code: answer.codes[0]!, rule: answer.detail },
        at,
      );
  }

  /** Timers that are due by an instant go off at theirs, earliest first. */
  private ring(now: string): void {
    for (;;) {
      this.wakes.sort((a, b) => (a.at < b.at ? -1 : 1));
      const [next] = this.wakes;
      if (!next || next.at > now) return;
      this.wakes.shift();
      this.react(next.project, next.process, next.instance, { kind: 'timer', name: next.name, at: next.at }, next.at);
    }
  }
}

const personOf = (role: string, organisation: string) =>
  `p_${Buffer.from(role === 'supplier' || role === 'expert' ? organisation : role)
    .toString('hex')
    .slice(0, 60)}`;

/** The packs as they stand, in whatever order. */
function uncheckedShelfOf(packs: readonly PackFile[]): ProcedureShelf {
  const shelf = new ProcedureShelf(vocabulary);
  for (const file of packs) {
    const pack = readPack(file);
    if ('faults' in pack) throw new PackFaults(pack.faults);
    const { id, version, kind, status, effective } = pack.written;
    const data = { id, version, kind, status, hash: pack.hash, text: pack.text, effective: { ...effective } };
    shelf.add({ type: PROCEDURE_PUBLISHED, data });
  }
  return shelf;
}

/** The packs as published, each on those before it. */
function shelfOf(packs: readonly PackFile[]): ProcedureShelf {
  const shelf = new ProcedureShelf(vocabulary);
  for (const file of packs) {
    const context: RegisterContext = { shelf, vocabulary, calendar };
    const decision = procedureRegister.decide(
      fold(procedureRegister, []),
      { type: 'PublishProcedure', data: { file } },
      context,
    );
    if ('refused' in decision) throw new Error(`${file.name}: ${JSON.stringify(decision.refused.facts)}`);
    for (const event of decision.events) shelf.add(event as Pick<StoredEvent, 'type' | 'data'>);
  }
  return shelf;
}
