import { Calendar } from '@tongjian/money-time';
import { Procedure, ProcedureAct } from '../compiled/procedure.js';
import { freshKey, parentOf, placesAbove, scopeOf } from '../key.js';
import { liveKeys, Marking } from '../marking/index.js';
import { ActDeclaration, ActKey, Facts, Intent, Possibility, Verdict } from '../types.js';
import { judge } from './judge.js';

/** Who asks what may be done, when, and what is known. Facts may depend on the key. */
export interface Asking {
  readonly actor: Intent['actor'];
  readonly facts: Facts | ((key: ActKey) => Facts);
  /** RFC 3339 UTC. */
  readonly at: string;
}

/**
 * Every act of the procedure at every key where it could stand, with what speaks for and against it. Facts that only
 * a complete command brings leave an act `open`: nothing forbids it so far.
 */
export function possibilities(
  procedure: Procedure,
  calendar: Calendar,
  marking: Marking,
  asking: Asking,
): Possibility[] {
  const { actor, at } = asking;
  const factsAt = typeof asking.facts === 'function' ? asking.facts : () => asking.facts as Facts;
  const known = new Map<ActKey, Facts>();
  const facts = (key: ActKey): Facts => {
    const found = known.get(key) ?? factsAt(key);
    known.set(key, found);
    return found;
  };
  const found: Possibility[] = [];
  for (const act of procedure.acts.values())
    for (const { key, opensUnder } of placesFor(act, marking)) {
      const intent = { act: act.declaration.name, key, actor, at, facts: facts(opensUnder ?? key), complete: false };
      const verdicts = judge(procedure, calendar, marking, intent);
      const { name, label } = act.declaration;
      const under = opensUnder === undefined ? {} : { opensUnder };
      found.push({ act: name, key, ...under, label, possible: possibleBy(verdicts), verdicts });
    }
  return found;
}

function possibleBy(verdicts: readonly Verdict[]): Possibility['possible'] {
  let possible: Possibility['possible'] = 'yes';
  for (const { outcome } of verdicts) {
    if (outcome === 'fails') return 'no';
    if (outcome === 'open') possible = 'open';
  }
  return possible;
}

interface PlaceForAct {
  readonly key: ActKey;
  readonly opensUnder?: ActKey;
}

/** Open keys of the act's scope, or a key to be chosen under each open parent; where there is none, a key not there. */
export function placesFor({ declaration, caseOpeners }: ProcedureAct, marking: Marking): readonly PlaceForAct[] {
  const { scope, opens } = declaration;
  if (scope === 'project') return [{ key: '' }];
  if (opens === scope) {
    const parents = placesAbove(declaration).flatMap((above) => liveKeys(marking, above, ''));
    if (parents.length > 0) return parents.map((parent) => ({ key: freshKey(parent, scope), opensUnder: parent }));
  }
  const keys =
    opens === scope
      ? []
      : liveKeys(marking, scope, '').filter((key) => mayStandAt(declaration, caseOpeners, marking, key));
  return keys.length > 0 ? keys.map((key) => ({ key })) : [{ key: nowhere(declaration) }];
}

/** A case is looked for only where an act about it may hang, and among those that one of the fitting acts opened. */
function mayStandAt(
  declaration: ActDeclaration,
  openers: ReadonlySet<string> | undefined,
  marking: Marking,
  key: ActKey,
): boolean {
  if (declaration.scope !== 'case') return true;
  if (!placesAbove(declaration).includes(scopeOf(parentOf(key))!)) return false;
  return !openers || [...openers].some((act) => marking.acts.get(act)?.some((done) => done.key === key));
}

function nowhere(declaration: Pick<ActDeclaration, 'scope' | 'under'>): ActKey {
  const { scope } = declaration;
  return scope === 'project' ? '' : freshKey(nowhere({ scope: placesAbove(declaration)[0]! }), scope);
}
