import { accept, Decision, isRefused, refuse } from '@tongjian/kernel';
import { beijingDate } from '@tongjian/money-time';
import { Procedure } from '@tongjian/procedure';
import { Act, Breach, breach, record, say, state as remedy } from '../act/index.js';
import { addressOf, unfitInput } from './addressing.js';
import { ProjectCommand, ProjectContext } from './command.js';
import { decideAt, Matter } from './decide-at.js';
import { decideImport } from './importing.js';
import { lateness } from './late-entry.js';
import { decideMigration, Moved, movedToNewestFloor } from './migration.js';
import { actNamed } from './registry.js';
import { ProjectState } from './state.js';
import { decideTogether } from './together.js';

/**
 * One act on one project: its data are checked, its place is found, the pinned procedure judges it, what must stand
 * and the invariants of the code are held against it; then its events, or one refusal that carries everything that stands against it.
 */
export function decide(state: ProjectState, command: ProjectCommand, context: ProjectContext): Decision {
  const act = actNamed(command.type);
  if (!act) return refuse(unknownAct(command.type));
  const unfit = unfitInput(act, command.data);
  if (unfit) return refuse(unfit);
  if (act.name === 'ImportHistory') return decideImport(state, command, context);
  const timing = lateness(command, context);
  if ('code' in timing) return refuse(timing);
  const own = procedureFor(state, act, command, context, timing.at);
  if ('code' in own) return refuse(own);
  if (act.name === 'MigrateProcedure') return decideMigration(state, own, command, context, timing);
  const moved = state.pinned ? movedToNewestFloor(state, own, context, timing) : { procedure: own };
  if ('code' in moved) return refuse(moved);
  return after(moved, decideUnder({ state, act, command, context, timing, procedure: moved.procedure }, moved));
}

function decideUnder(matter: Omit<Matter, 'key'>, { event }: Moved): Decision {
  const { state, act, command, timing } = matter;
  if (act.name === 'DecideTogether') return decideTogether({ ...matter, firstPart: event ? 1 : 0 });
  const key = addressOf(act, state.dossier, command.data);
  if (typeof key !== 'string') return refuse(key);
  const own = event ? { ...timing, meta: { ...timing.meta, part: 1 } } : timing;
  return decideAt({ ...matter, timing: own, key });
}

/** The move stands before the act that met it, in the same append; a refused act moves nothing. */
function after({ event }: Moved, decision: Decision): Decision {
  return event && !isRefused(decision) ? accept(event, ...decision.events) : decision;
}

/** The pinned procedure; for a proposal the one in force on its business date, which it pins. */
function procedureFor(
  { pinned }: ProjectState,
  act: Act,
  { data }: ProjectCommand,
  { shelf, simulation = false }: ProjectContext,
  at: string,
): Procedure | Breach {
  if (pinned) {
    const procedure = shelf.byHash(pinned.hash);
    if (!procedure) throw new Error(`procedure ${pinned.id} ${pinned.version} (${pinned.hash}) is not on the shelf`);
    return procedure;
  }
  if (act.name !== 'ProposeProject') return notBegun();
  const text = (name: string) => (typeof data[name] === 'string' ? { [name]: data[name] } : {});
  const wanted = {
    ...text('mode'),
    ...text('serviceType'),
    jurisdiction: String(data['jurisdiction']),
    date: beijingDate(at),
  };
  const named = data['procedure'] ? { ...wanted, id: String(data['procedure']) } : wanted;
  const procedure = shelf.inForce(simulation ? { ...named, drafts: true } : named);
  if (procedure) return procedure;
  const draft = 'id' in named && shelf.inForce({ ...named, drafts: true });
  return draft ? onlyADraft(draft) : noProcedure(wanted.jurisdiction, wanted.date);
}

const notBegun = () =>
  breach(
    'NotBegun',
    'INV-19',
    [record('INV-19')],
    say('项目尚未申报', 'The project has not been proposed'),
    {},
    {
      kind: 'act',
      act: 'ProposeProject',
    },
  );

const onlyADraft = ({ ref: { id, version } }: Procedure) =>
  breach(
    'ProcedureIsDraft',
    'INV-08',
    [record('INV-08')],
    say('该程序为草案,只能在模拟中使用', 'That procedure is a draft: it serves in simulations only'),
    { procedure: id, version },
    remedy('在模拟环境中申报', 'Propose it in a simulation'),
  );

const noProcedure = (jurisdiction: string, date: string) =>
  breach(
    'NoProcedureInForce',
    'INV-08',
    [record('INV-08')],
    say('该地区当日没有生效的购买服务程序', 'No procedure is in force there on that day'),
    { jurisdiction, date },
    remedy('先公布该地区的程序', 'Publish a procedure for the jurisdiction first'),
  );

const unknownAct = (type: string) =>
  breach('UnknownAct', 'INV-19', [record('INV-19')], say('没有这一行为', 'There is no such act'), { act: type });
