import { Inject } from '@nestjs/common';
import { CommandHandler, ICommandHandler } from '@nestjs/cqrs';
import { execute, Head, isRefused, JsonObject } from '@tongjian/kernel';
import { ProjectContext, ProjectState } from '@tongjian/lifecycle';
import { etagOf } from '../acts/etag.js';
import { ExpertPoolDesk } from '../experts/pool-desk.js';
import { HOUSE, type Workshop } from '../house.js';
import { ActOrder, PerformAct, Performed } from './perform-act.js';
import { ProjectDesk, regionOf, streamOf } from './project-desk.js';

/** Where each act is decided and written: in turn per project, on the folded stream at hand. */
@CommandHandler(PerformAct)
export class PerformActHandler implements ICommandHandler<PerformAct> {
  constructor(
    @Inject(HOUSE) private readonly house: Workshop,
    private readonly desk: ProjectDesk,
    private readonly pools: ExpertPoolDesk,
  ) {}

  execute({ order }: PerformAct): Promise<Performed> {
    return this.desk.turns.take(streamOf(order.project), () => this.perform(order));
  }

  private async perform(order: ActOrder): Promise<Performed> {
    const known = order.creates ? undefined : await this.desk.load(order.project);
    const region = order.creates ? regionNamedIn(order.data) : known && regionOf(known.state);
    if (region === undefined) return { kind: 'absent' };
    if (!order.reaches(region)) return order.creates ? { kind: 'beyond', region } : { kind: 'absent' };
    const unseen = known && whatWasNotSeen(order, known.head);
    if (unseen) return unseen;
    if (order.dryRun) return this.try(order);
    if (order.creates) this.desk.expectAbsent(order.project);
    const { commandId, correlationId, causationId, actor, at, bodyDigest, ifMatch } = order;
    return execute({
      log: this.house.store,
      decider: this.house.domain.project,
      stream: streamOf(order.project),
      command: commandOf(order),
      cause: {
        commandId,
        correlationId,
        causationId,
        actor,
        jurisdiction: region,
        at,
        ...(bodyDigest ? { bodyDigest } : {}),
      },
      context: async (state) => {
        // A faster writer may have migrated the project to what this process has not seen.
        if (state.pinned) await this.house.procedures.lookUp(state.pinned.hash);
        return this.contextOf(order, state);
      },
      cache: this.desk.cache,
      clock: () => this.house.clock.reach(at),
      ...(ifMatch === undefined ? {} : { ifRevision: ifMatch.revision }),
    });
  }

  private async try(order: ActOrder): Promise<Performed> {
    const known = await this.desk.load(order.project);
    const { project } = this.house.domain;
    const state: ProjectState = known?.state ?? project.initial();
    const decision = project.decide(state, commandOf(order), await this.contextOf(order, state));
    return isRefused(decision)
      ? { kind: 'tried', events: [], refusal: decision.refused }
      : { kind: 'tried', events: decision.events };
  }

  private async contextOf(order: ActOrder, state: ProjectState): Promise<ProjectContext> {
    const { actor, at, commandId, act, occurredAt } = order;
    const { shelf, calendars, installation } = this.house;
    const drawing = act === 'DrawPanel' ? state.dossier.panels.get(String(order.data['panel'])) : undefined;
    return {
      actor,
      at,
      commandId,
      shelf,
      calendar: calendars.calendar,
      ...(drawing ? { pool: await this.pools.snapshot(drawing.region) } : {}),
      ...(occurredAt === undefined ? {} : { lateEntry: true }),
      ...(installation.simulation ? { simulation: true } : {}),
    };
  }
}

/**
 * Judged after rights and after the look for a first receipt (api.md 2): an act that must say what it saw and does
 * not, or that saw another head than the project's.
 */
function whatWasNotSeen({ commandId, needsIfMatch, ifMatch }: ActOrder, head: Head): Performed | undefined {
  if (head.answered.has(commandId)) return undefined;
  const etag = etagOf(head);
  if (ifMatch) return ifMatch.etag === etag ? undefined : { kind: 'changed', revision: head.revision };
  return needsIfMatch ? { kind: 'unseen', etag } : undefined;
}

/** Where a project that begins will belong: a proposal says so itself, an imported history in its first event. */
function regionNamedIn({ jurisdiction, events }: JsonObject): string {
  const [first] = (events ?? []) as readonly { readonly data?: JsonObject }[];
  return String(jurisdiction ?? first?.data?.['jurisdiction']);
}

// The input's DTO has checked the data, hence the one cast.
const commandOf = ({ act, data, attachments, occurredAt }: ActOrder) =>
  ({
    type: act,
    data,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(occurredAt === undefined ? {} : { occurredAt: new Date(occurredAt).toISOString() }),
  }) as never;
