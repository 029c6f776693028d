import { Remedy } from '@tongjian/kernel';
import { beginningOf, Calendar, dateOf, isDate, isInstant, millisecondsOf, serialOf } from '@tongjian/money-time';
import { Procedure } from '../compiled/procedure.js';
import { ancestorAt, freshKey, pathOf, relatednessOf, scopeOf, sharedAbove } from '../key.js';
import { happen, Marking, relatedKeys } from '../marking/index.js';
import { ActKey, Facts, FactValue, Intent, Scope } from '../types.js';

/** An act about to be done, and what stood recorded before it. */
export interface Setting {
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  readonly marking: Marking;
  readonly intent: Intent;
}

/** What somebody who follows remedies would have to choose: the value of a fact, a name nobody has used. */
export interface Choices {
  readonly value: (fact: string) => FactValue;
  /** Another one at each call. */
  readonly fresh: () => string;
}

/**
 * The setting after a remedy was followed and nothing else happened: the act recommended is done whether or not
 * something stands against it, the thing missing is there, the time has come, the fact has the value at the bound.
 * Undefined for a remedy that nobody can follow.
 */
export function afterRemedy(setting: Setting, remedy: Remedy, choices: Choices): Setting | undefined {
  const { intent } = setting;
  switch (remedy.kind) {
    case 'act':
      return withAct(setting, remedy, choices);
    case 'open':
      return withKey(setting, remedy.scope as Scope, choices);
    case 'wait':
      return { ...setting, intent: { ...intent, at: remedy.until > intent.at ? remedy.until : intent.at } };
    case 'bound':
      return withFact(setting, remedy.fact, withinBound(remedy));
    case 'facts':
      return remedy.names.reduce((one, name) => withFact(one, name, choices.value(name)), setting);
    case 'together':
      return { ...setting, intent: { ...intent, together: [...(intent.together ?? []), ...remedy.acts] } };
    case 'role': {
      const role = remedy.roles.includes(intent.actor.role) ? intent.actor.role : remedy.roles[0];
      if (role === undefined) return undefined;
      const person = remedy.notPersons.includes(intent.actor.person) ? choices.fresh() : intent.actor.person;
      return { ...setting, intent: { ...intent, actor: { ...intent.actor, role, person } } };
    }
    default:
      return undefined;
  }
}

function withAct(
  setting: Setting,
  { act, key, outcomes }: Extract<Remedy, { kind: 'act' }>,
  { fresh }: Choices,
): Setting | undefined {
  const { procedure, marking, intent } = setting;
  const declaration = procedure.acts.get(act)?.declaration;
  if (!declaration) return undefined;
  const { scope } = declaration;
  const own = procedure.acts.get(intent.act)!.declaration.scope;
  const at =
    key ?? relatedKeys(marking, intent.key, own, scope, intent.links)[0] ?? newKey(intent.key, own, scope, fresh());
  const outcome = outcomes?.[0] ?? declaration.outcomes.positive[0]!;
  const by = { event: fresh(), at: intent.at, person: fresh() };
  return { ...setting, marking: happen(marking, { acts: [{ act, key: at, outcome }] }, by) };
}

/** Opens the very key that the act is about, or what it stands under; else one below or beside it. */
function withKey(setting: Setting, scope: Scope, { fresh }: Choices): Setting {
  const { procedure, marking, intent } = setting;
  const own = procedure.acts.get(intent.act)!.declaration.scope;
  const onPath = relatednessOf(intent.key, own, scope) === 'path';
  const key = onPath ? ancestorAt(intent.key, scope) : newKey(intent.key, own, scope, fresh());
  const by = { event: fresh(), at: intent.at, person: fresh() };
  return { ...setting, marking: happen(marking, { opens: [key] }, by) };
}

/** A key of a scope as near to another one as it may stand. */
function newKey(key: ActKey, from: Scope, to: Scope, id: string): ActKey {
  if (relatednessOf(key, from, to) === 'path') return ancestorAt(key, to);
  if (to === 'case') return freshKey(key, to).replace('*', id);
  const place = sharedAbove(key, to);
  const missing = pathOf(to).slice(pathOf(scopeOf(place)!).length) as Exclude<Scope, 'project'>[];
  return missing.reduce((at, scope) => freshKey(at, scope).replace('*', id), place);
}

/** A value on the right side of a bound, the nearest one. */
export function withinBound({ op, bound }: Extract<Remedy, { kind: 'bound' }>): FactValue {
  const step = op === '<' ? -1 : op === '>' ? 1 : 0;
  if (typeof bound === 'number') return bound + step;
  if (isDate(bound)) return beginningOf(dateOf(serialOf(bound) + step));
  return isInstant(bound) ? new Date(millisecondsOf(bound) + step).toISOString() : bound;
}

function withFact(setting: Setting, name: string, value: FactValue): Setting {
  const [group, member] = name.split('.') as [string, string];
  const facts: Facts = { ...setting.intent.facts, [group]: { ...setting.intent.facts[group], [member]: value } };
  return { ...setting, intent: { ...setting.intent, facts } };
}
