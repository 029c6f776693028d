import { accept, Actor, Decision, NewEvent, refuse, Source } from '@tongjian/kernel';
import { beijingDate } from '@tongjian/money-time';
import {
  differencesBetween,
  Difference,
  happen,
  latestAt,
  Marking,
  PackFaults,
  Procedure,
  scopeOf,
  wayToAnEnding,
} from '@tongjian/procedure';
import { Breach, breach, broken, procurementLaw, record, say, state as remedy } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Migration, ProcedureMigrated } from '../migration/index.js';
import { pinned } from '../proposal/index.js';
import { ProjectCommand, ProjectContext } from './command.js';
import { enveloped } from './envelope.js';
import { FACTS, factsOf } from './facts.js';
import { Timing } from './late-entry.js';
import { ProjectState } from './state.js';
import { vocabulary } from './vocabulary.js';

/** Who moves a project where the law itself does: nobody decides, the instrument is the authority. */
const SYSTEM: Actor = { person: 'p_system', organisation: 'tongjian', role: 'process', client: 'process' };

/** A project on the procedure that judges it now, and the event that moved it there, if any did. */
export interface Moved {
  readonly procedure: Procedure;
  readonly event?: NewEvent;
}

/**
 * The procedure that judges a command: the pinned one, or the same on a newer floor in force on the command's business
 * date. The move needs no approver; it stands before the act, in the same append. Where no ending could be reached
 * under the newer floor, an approver must say what counts as done.
 */
export function movedToNewestFloor(
  state: ProjectState,
  own: Procedure,
  context: ProjectContext,
  { at, meta }: Timing,
): Moved | Breach {
  const found = newerFloor(own, context, at);
  if (!found) return { procedure: own };
  if (found === 'unfit' || !endsSomehow(state, state.marking, found, context, at)) return noWayOut(own, found);
  const reason = `${floorOf(found)} in force from ${beijingDate(at)} at the latest`;
  const to = { own, to: found, reason, authority: found.floorBasis, deemed: [] };
  const event = migratedEvent(state, to, context, { at, meta: { ...meta, actor: SYSTEM, part: 0 } });
  return { procedure: found, event };
}

/** The procedure under which a menu is asked: the one that a command would be judged by. */
export function procedureAsked(own: Procedure, context: Pick<ProjectContext, 'shelf' | 'calendar' | 'at'>): Procedure {
  const found = newerFloor(own, context, context.at);
  return found && found !== 'unfit' ? found : own;
}

function newerFloor(
  own: Procedure,
  { shelf }: Pick<ProjectContext, 'shelf'>,
  at: string,
): Procedure | 'unfit' | undefined {
  try {
    return shelf.onNewestFloor?.(own, beijingDate(at));
  } catch (error) {
    if (error instanceof PackFaults) return 'unfit';
    throw error;
  }
}

/** Decides a migration that somebody asks for. */
export function decideMigration(
  state: ProjectState,
  own: Procedure,
  command: ProjectCommand,
  context: ProjectContext,
  timing: Timing,
): Decision {
  const input = command.data as {
    readonly to?: string;
    readonly reason: string;
    readonly deemed?: Migration['deemed'];
  };
  const to = targetOf(state, own, input.to, context, timing.at);
  if (to === undefined) return refuse(noSuchProcedure(own, input.to));
  const deemed = input.deemed ?? [];
  const against = broken(
    notApprover(state, context.actor),
    needsDocument(command.attachments ?? [], 'INV-08'),
    to.ref.hash === own.ref.hash && deemed.length === 0 && sameProcedure(own),
    ...deemed.map((one) => cannotBeDeemed(to, state.marking, one)),
  );
  const marking = withDeemed(state.marking, deemed, context, timing.at);
  const all = against.length > 0 || endsSomehow(state, marking, to, context, timing.at) ? against : [noWayOut(own, to)];
  if (all[0]) return refuse({ ...all[0], all });
  const { attachments } = command;
  const move = { own, to, reason: input.reason, authority: to.floorBasis, deemed };
  return accept(migratedEvent(state, move, context, timing, attachments));
}

function targetOf(
  { dossier }: ProjectState,
  own: Procedure,
  hash: string | undefined,
  { shelf }: ProjectContext,
  at: string,
): Procedure | undefined {
  if (hash !== undefined) return shelf.byHash(hash);
  const { jurisdiction = '', mode, serviceType } = dossier.proposal ?? {};
  return shelf.inForce({
    jurisdiction,
    date: beijingDate(at),
    id: own.ref.id,
    ...(mode ? { mode } : {}),
    ...(serviceType ? { serviceType } : {}),
  });
}

interface Move {
  readonly own: Procedure;
  readonly to: Procedure;
  readonly reason: string;
  readonly authority: readonly Source[];
  readonly deemed: Migration['deemed'];
}

function migratedEvent(
  state: ProjectState,
  { own, to, reason, authority, deemed }: Move,
  context: ProjectContext,
  { at, meta }: Timing,
  attachments?: ProjectCommand['attachments'],
): NewEvent {
  const { actor, calendar } = context;
  const marking = withDeemed(state.marking, deemed, context, at);
  const compared = { calendar, marking, at, facts: (key: string) => factsOf(state, key) };
  const fact = ProcedureMigrated.of({
    from: { ...own.ref },
    to: pinned(to),
    reason,
    authority: authority.map((one) => ({ ...one })),
    differences: differencesBetween(own, to, compared).map(told),
    deemed: deemed.map((one) => ({ ...one, outcome: deemedAct(one).outcome })),
  });
  const jurisdiction = state.dossier.proposal?.jurisdiction;
  const [event] = enveloped(state.marking, [fact], {
    procedure: to,
    calendar,
    actor: meta?.actor ?? actor,
    occurredAt: at,
    key: '',
    verdicts: [],
    ...(jurisdiction ? { jurisdiction } : {}),
    ...(attachments ? { attachments } : {}),
    meta: { ...(authority.length > 0 ? { legalBasis: authority } : {}), ...meta },
  });
  return event!;
}

const told = ({ act, key, effect, becomes }: Difference): Migration['differences'][number] => ({
  act,
  ...(key === '' ? {} : { key }),
  effect,
  rules: [...new Set(becomes.by.map(({ rule }) => rule))].slice(0, 50),
  ...(becomes.from === undefined ? {} : { from: becomes.from }),
});

const withDeemed = (marking: Marking, deemed: Migration['deemed'], { actor }: ProjectContext, at: string): Marking =>
  deemed.length === 0
    ? marking
    : happen(marking, { acts: deemed.map(deemedAct) }, { event: 'deemed', at, person: actor.person });

const deemedAct = ({ act, key = '', outcome }: Migration['deemed'][number]) => ({
  act,
  key,
  outcome: outcome ?? vocabulary.acts[act]?.outcomes.positive[0] ?? 'done',
});

const endsSomehow = (
  state: ProjectState,
  marking: Marking,
  to: Procedure,
  { calendar }: ProjectContext,
  at: string,
): boolean => wayToAnEnding(to, FACTS, calendar, { marking, at, facts: factsOf(state, '') }) !== undefined;

const floorOf = ({ parts }: Procedure): string => {
  const floor = parts.find(({ kind }) => kind === 'floor');
  return floor ? `${floor.id} ${floor.version}` : 'floor';
};

/** Finance or government, and another person than the one whose project it is (INV-54). */
function notApprover({ marking }: ProjectState, { role, person }: Actor) {
  const proposers = (marking.acts.get('ProposeProject') ?? []).map((done) => done.person);
  const may = ['finance.general', 'government'];
  return (
    (!may.includes(role) || proposers.includes(person)) &&
    breach(
      may.includes(role) ? 'DutiesNotSeparated' : 'WrongRole',
      'INV-54',
      [procurementLaw('61'), record('INV-54')],
      say(
        '适用程序的变更由财政部门或政府批准,申报人不得批准',
        'Finance or government approves a migration, never the proposer',
      ),
      { 'actor.role': role },
      { kind: 'role', roles: may, notPersons: proposers },
    )
  );
}

const noSuchProcedure = ({ ref }: Procedure, hash: string | undefined): Breach =>
  breach(
    'NoProcedureInForce',
    'INV-08',
    [record('INV-08')],
    say('没有可变更到的程序', 'There is no such procedure to migrate to'),
    { from: ref.id, ...(hash ? { hash } : {}) },
    remedy('先公布该程序', 'Publish the procedure first'),
  );

const sameProcedure = ({ ref }: Procedure): Breach =>
  breach(
    'SameProcedure',
    'INV-08',
    [record('INV-08')],
    say('项目已适用该程序', 'The project is judged by that procedure already'),
    { hash: ref.hash },
  );

function cannotBeDeemed(to: Procedure, marking: Marking, { act, key = '' }: Migration['deemed'][number]) {
  const declaration = to.acts.get(act)?.declaration;
  const scope = scopeOf(key);
  if (declaration && declaration.scope === scope && !latestAt(marking, act, key)) return false;
  return breach(
    'CannotBeDeemed',
    'INV-08',
    [record('INV-08')],
    say(
      '不能视为已办理:新程序无此行为、事项不符或已经办理',
      'Not to be deemed done: no such act there, or it stands already',
    ),
    { act, key, ...(declaration ? { scope: declaration.scope } : {}) },
  );
}

/** A move after which the project could never end is no move. */
const noWayOut = ({ ref }: Procedure, to: Procedure | 'unfit'): Breach =>
  breach(
    'NoEndingReached',
    'INV-08',
    [record('INV-08')],
    to === 'unfit'
      ? say('项目适用的程序不能建立在新底线之上', 'The project’s procedure cannot stand on the newer floor')
      : say(
          '按新程序,项目从现状无法到达任何终结',
          'Under the new order no ending can be reached from where the project stands',
        ),
    { from: ref.hash, ...(to === 'unfit' ? {} : { to: to.ref.hash, floor: floorOf(to) }) },
    { kind: 'act', act: 'MigrateProcedure' },
    remedy(
      '由财政部门或政府变更适用程序,并列明视为已办理的行为',
      'Let an approver migrate it and say which acts count as done',
    ),
  );
