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
  const known = rememberedFor(procedure, marking);
  return procedure.stages.filter((stage) => known.isOpen(stage, marking)).map(({ code }) => code);
}

/** What was found of a procedure's stages while the same things were there to act on. */
class Remembered {
  private readonly found = new Map<Stage, { readonly of: Marking; readonly open: boolean }>();

  constructor(private readonly procedure: Procedure) {}

  isOpen(stage: Stage, marking: Marking): boolean {
    const last = this.found.get(stage);
    if (last && dependsAlike(this.procedure, stage, last.of, marking)) return last.open;
    const open = isOpen(this.procedure, marking, stage);
    this.found.set(stage, { of: marking, open });
    return open;
  }
}

/** Markings share what did not change, so that comparing references tells whether anything read has changed. */
const dependsAlike = (procedure: Procedure, stage: Stage, one: Marking, other: Marking): boolean =>
  one === other ||
  (one.keys === other.keys &&
    one.links === other.links &&
    one.voids === other.voids &&
    readBy(procedure, stage).every((act) => one.acts.get(act) === other.acts.get(act)));

const remembered = new WeakMap<Procedure, WeakMap<Marking['keys'], Remembered>>();
function rememberedFor(procedure: Procedure, { keys }: Marking): Remembered {
  const known = remembered.get(procedure) ?? new WeakMap<Marking['keys'], Remembered>();
  remembered.set(procedure, known);
  const found = known.get(keys) ?? new Remembered(procedure);
  known.set(keys, found);
  return found;
}

const readers = new WeakMap<Procedure, Map<Stage, readonly string[]>>();
/** Every act that decides whether a stage is open. */
function readBy(procedure: Procedure, stage: Stage): readonly string[] {
  const known = readers.get(procedure) ?? new Map<Stage, readonly string[]>();
  readers.set(procedure, known);
  const found = known.get(stage) ?? [
    ...new Set([
      ...procedure.initials,
      ...stage.acts,
      ...stage.exit,
      ...stage.acts.flatMap((act) => readFor(procedure, act)),
    ]),
  ];
  known.set(stage, found);
  return found;
}

const readFor = (procedure: Procedure, act: string): readonly string[] =>
  (procedure.acts.get(act)?.rules ?? []).filter(({ kind }) => ORDER.has(kind)).flatMap(({ readsActs }) => readsActs);

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
