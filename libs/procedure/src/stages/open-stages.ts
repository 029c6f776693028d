import { calendarFrom } from '@tongjian/money-time';
import { Procedure, ProcedureAct, Stage } from '../compiled/procedure.js';
import { Scene } from '../judge/scene.js';
import { placesFor } from '../judge/possibilities.js';
import { everDone, latestAt, Marking, relatedKeys, stands } from '../marking/index.js';
import { ActKey, Verdict } from '../types.js';

/**
 * The codes of the stages that are open, in the procedure's order. A stage is open while, at some key, one of its acts
 * may be done as far as order goes and none of its exit acts is done. It is a view: it forbids nothing, and it asks
 * neither persons nor dates nor facts.
 */
export function openStages(procedure: Procedure, marking: Marking): string[] {
  if (hasEnded(procedure, marking)) return [];
  return procedure.stages.filter((stage) => isOpen(procedure, marking, stage)).map(({ code }) => code);
}

/** Whether an ending stands. */
export const hasEnded = (procedure: Procedure, marking: Marking): boolean =>
  procedure.enders.some(({ declaration, endings }) =>
    everDone(marking, declaration.name).some((done) => endings.has(done.outcome) && stands(marking, done)),
  );

function isOpen(procedure: Procedure, marking: Marking, { acts, exit }: Stage): boolean {
  return acts.some((name) => {
    const act = procedure.acts.get(name);
    return (
      act &&
      placesFor(act, marking).some(
        ({ key }) => isReady(procedure, marking, act, key) && !hasLeft(procedure, marking, act, key, exit),
      )
    );
  });
}

/** Relations of order, which need no fact, person or date. */
const ORDER = new Set<Verdict['kind']>(['needs', 'times', 'blocks']);

function isReady(procedure: Procedure, marking: Marking, act: ProcedureAct, key: ActKey): boolean {
  if (!act.initial && !procedure.initials.some((name) => everDone(marking, name).some((done) => stands(marking, done))))
    return false;
  if (key !== '' && act.declaration.opens !== act.declaration.scope && !marking.keys.has(key)) return false;
  if (key.includes('*/')) return false;
  const intent = { act: act.declaration.name, key, actor: NOBODY, facts: {}, at: LATE, complete: false };
  const scene = new Scene(procedure, ANY_CALENDAR, marking, intent, act);
  return act.rules.every(
    (rule) =>
      !ORDER.has(rule.kind) || rule.when || rule.inForce || rule.deciding || rule.ask(scene)?.outcome !== 'fails',
  );
}

function hasLeft(
  procedure: Procedure,
  marking: Marking,
  act: ProcedureAct,
  key: ActKey,
  exit: readonly string[],
): boolean {
  return exit.some((name) => {
    const exited = procedure.acts.get(name)?.declaration;
    if (!exited || !marking.acts.has(name)) return false;
    const keys = relatedKeys(marking, key, act.declaration.scope, exited.scope);
    return (
      keys.length > 0 &&
      keys.every((at) => exited.outcomes.positive.includes(latestAt(marking, name, at)?.outcome ?? ''))
    );
  });
}

const NOBODY = { person: '', role: '', organisation: '' };
/** A yearly or monthly count begins anew: it closes no stage. */
const LATE = '9999-12-31T00:00:00.000Z';
const ANY_CALENDAR = calendarFrom([]);
