import { ProcedureAct } from '../../compiled/procedure.js';
import { ancestorAt, freshKey, isWithin, pathOf } from '../../key.js';
import { placesFor } from '../../judge/possibilities.js';
import { Marking } from '../../marking/index.js';
import { ActKey, Scope } from '../../types.js';

/** Where the acts of an imagined project stand. */
export class Places {
  private opened = 0;

  /** What the ids of new keys begin with, so that they are none of a project's own. */
  constructor(private readonly fresh = '') {}

  /** The newest fitting key at which the act was not done yet, or a new one for an act that opens its own. */
  keyFor(act: ProcedureAct, near: ActKey, marking: Marking): ActKey {
    const { scope, opens, name } = act.declaration;
    const all = placesFor(act, marking);
    const places = all.filter(({ opensUnder, key }) => isNear(opensUnder ?? key, near));
    const newest = (places[places.length - 1] ?? all[0]!).key;
    if (opens === scope && scope !== 'project') return newest.includes('*/') ? newest : this.numbered(newest);
    const done = marking.acts.get(name) ?? [];
    return places.findLast(({ key }) => !done.some((one) => one.key === key))?.key ?? newest;
  }

  /** A new key of a scope below another key. */
  below(key: ActKey, from: Scope, to: Scope): ActKey {
    const path = pathOf(to).slice(pathOf(from).length) as Exclude<Scope, 'project'>[];
    return path.reduce((at, scope) => this.numbered(freshKey(at, scope)), key);
  }

  private numbered(key: ActKey): ActKey {
    this.opened += 1;
    return key.replace('*', `${this.fresh}${this.opened}`);
  }
}

const isNear = (key: ActKey, near: ActKey) =>
  isWithin(key, near) || isWithin(near, key) || ancestorAt(key, 'contract') === ancestorAt(near, 'contract');
