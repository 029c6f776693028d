import { Calendar } from '@tongjian/money-time';
import { Procedure } from '../compiled/procedure.js';
import { happen, Marking } from '../marking/index.js';
import { ActKey, Intent, Verdict } from '../types.js';
import { Scene } from './scene.js';
import { standingVerdicts, undeclared } from './standing.js';
import { verdictOf } from './verdict.js';

/**
 * Judges an act on a marking: one verdict for each relation that applies. The act is possible when none fails; a
 * complete command needs every fact, so there an open verdict refuses as well (`refusalOf`). Pure and total.
 */
export function judge(procedure: Procedure, calendar: Calendar, marking: Marking, intent: Intent): Verdict[] {
  const act = procedure.acts.get(intent.act);
  if (!act) return [undeclared(procedure, intent)];
  const scene = new Scene(procedure, calendar, marking, intent, act);
  const verdicts = standingVerdicts(scene);
  // A key of another scope has no related keys: the rules could not be asked.
  if (verdicts.some(({ code, outcome }) => code === 'WrongKey' && outcome === 'fails')) return verdicts;
  for (const rule of act.rules) {
    const verdict = verdictOf(rule, scene);
    if (verdict) verdicts.push(verdict);
  }
  return verdicts;
}

/** An act of an append that holds several, with the keys that it opens below its own. */
export interface Planned extends Intent {
  readonly opens?: readonly ActKey[];
}

/** Judges one append: each act on the marking that its predecessors leave. */
export function judgeAll(
  procedure: Procedure,
  calendar: Calendar,
  marking: Marking,
  plan: readonly Planned[],
): Verdict[][] {
  let left = marking;
  return plan.map((intent, i) => {
    const together = plan.filter((_, other) => other !== i).map(({ act, key }) => ({ act, key }));
    const verdicts = judge(procedure, calendar, left, { ...intent, together });
    left = done(procedure, left, intent, `planned-${i}`);
    return verdicts;
  });
}

/** The marking after an act that was done as intended; its event has yet to be written. */
export function done(procedure: Procedure, marking: Marking, intent: Planned, event: string): Marking {
  const { act, key, actor, at, links = [], opens = [] } = intent;
  const outcome = intent.outcome ?? procedure.acts.get(act)?.declaration.outcomes.positive[0] ?? 'done';
  const happening = { acts: [{ act, key, outcome }], opens, links: links.map((to) => ({ from: key, to })) };
  return happen(marking, happening, { event, at, person: actor.person });
}
