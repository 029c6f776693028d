import { addPeriod, beginningOf, dayOf, endOf, millisecondsOf, Period } from '@tongjian/money-time';
import { AfterBody, WithinBody } from '../../definition/index.js';
import { amongKeys, relatedKeys } from '../../marking/index.js';
import { Scope } from '../../types.js';
import { Ask, failing, holding, lacking, Scene } from '../scene.js';

const NO_TIME: Period = { n: 0, unit: 'day' };

/** B not earlier than a period after A. Minimum periods end on the day they end, worked or not. */
export const askAfter =
  (body: AfterBody, sinceScope: Scope | undefined): Ask =>
  (scene) => {
    const start = startOf(scene, body, sinceScope);
    if (start === undefined || start === 'unknown') return start && lacking(body.fact!);
    const { at, day } = { at: scene.intent.at, day: scene.day };
    if (!body.since && !body.period && start.includes('T'))
      return millisecondsOf(at) >= millisecondsOf(start)
        ? holding({ from: start })
        : failing({ from: start, at }, { kind: 'wait', until: start });
    const end = addPeriod(scene.calendar, start, body.period ?? NO_TIME).date;
    const facts = { from: dayOf(start), earliest: body.fullDays ? dayAfter(scene, end) : end, day };
    return day >= facts.earliest
      ? holding(facts)
      : failing(facts, { kind: 'wait', until: beginningOf(facts.earliest) });
  };

/** B not later than a period after A, and until when. A window that ends on a day off runs to the next working day (民法典 203). */
export const askWithin =
  (body: WithinBody, sinceScope: Scope | undefined): Ask =>
  (scene) => {
    const start = startOf(scene, body, sinceScope);
    if (start === undefined || start === 'unknown') return start && lacking(body.fact!);
    const { at, day } = { at: scene.intent.at, day: scene.day };
    if (!body.since && !body.period && start.includes('T'))
      return millisecondsOf(at) <= millisecondsOf(start)
        ? holding({ until: start })
        : failing({ until: start, at }, { kind: 'before', until: start });
    const until = addPeriod(scene.calendar, start, body.period ?? NO_TIME, { lastDay: 'moveOn' }).date;
    const facts = { from: dayOf(start), until, day };
    return day <= until ? holding(facts) : failing(facts, { kind: 'before', until: endOf(until) });
  };

/** The instant a period runs from: of an act, undefined where it has not happened, or of a fact. */
function startOf(
  scene: Scene,
  { since, fact, pick }: WithinBody,
  sinceScope: Scope | undefined,
): string | 'unknown' | undefined {
  if (since === undefined) {
    const given = fact === undefined ? undefined : scene.fact(fact);
    return given === undefined ? 'unknown' : String(given);
  }
  if (!scene.marking.acts.has(since)) return undefined;
  const keys = relatedKeys(scene.marking, scene.intent.key, scene.scope, sinceScope!, scene.intent.links);
  return amongKeys(scene.marking, since, keys, pick)?.at;
}

export const dayAfter = (scene: Scene, day: string): string =>
  addPeriod(scene.calendar, day, { n: 1, unit: 'day' }).date;
