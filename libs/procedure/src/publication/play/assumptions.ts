import { Remedy } from '@tongjian/kernel';
import { CompiledRule } from '../../compiled/procedure.js';
import { Condition } from '../../expression/index.js';
import { withinBound } from '../../judge/after-remedy.js';
import { Facts, FactValue, Intent } from '../../types.js';
import { nested } from '../checks/examples.js';
import { Dice } from './dice.js';
import { Values, WorthTrying } from './values.js';

/** The facts of an imagined project: made up where a rule asks for them, so that the rule is satisfied. */
export class Assumptions {
  /** What the project's own facts would have had to be from the start. */
  wish?: Values;
  /** Who is about to act: conditions may read it, and it is nothing to be made up. */
  actor: Pick<Intent['actor'], 'role' | 'organisation'> = { role: '', organisation: '' };

  private known?: { readonly values: Values; readonly facts: Facts };

  constructor(
    private readonly worth: WorthTrying,
    private readonly dice: Dice,
    public values: Values,
  ) {}

  /** The values in groups, as rules read them. */
  get facts(): Facts {
    if (this.known?.values !== this.values)
      this.known = { values: this.values, facts: nested(Object.fromEntries(this.values)) };
    return this.known.facts;
  }

  /** Finds values for facts that a rule lacks or gets wrong; false where none will do. */
  decide(rule: CompiledRule | undefined, failed: boolean, names: readonly string[], now: string): boolean {
    const guarded = rule?.relation === 'guard' && failed;
    if (rule?.when && !guarded && rule.when.reads.some((name) => names.includes(name))) {
      const first = this.dice.below(2) === 0;
      return this.make(rule.when, first, now) || this.make(rule.when, !first, now);
    }
    if (rule?.examined) return this.make(rule.examined, true, now);
    const lacking = names.filter((name) => !this.values.has(name));
    for (const name of lacking) this.set(name, this.dice.one(this.worth.of(name, now)));
    return lacking.length > 0;
  }

  /** Makes a condition true or false, as wanted, by the facts that may still change. */
  make(condition: Condition, wanted: boolean, now: string): boolean {
    const { role, organisation } = this.actor;
    const known = new Map([...this.values, ['actor.role', role], ['actor.organisation', organisation]]);
    const search = (mayChange: (fact: string) => boolean) => {
      const found = this.worth.under(condition, wanted, known, mayChange, now, this.dice);
      return found && new Map([...found].filter(([fact]) => !fact.startsWith('actor.')));
    };
    const found = search((fact) => this.mayChange(fact));
    if (found) this.values = found;
    else this.wish = search((fact) => !fact.startsWith('actor.')) ?? this.wish;
    return found !== undefined;
  }

  /** Whether none of these facts may change any more. */
  areSaid(names: readonly string[]): boolean {
    return !names.some((name) => this.mayChange(name));
  }

  /** Gives a fact the value at a bound. */
  meet(remedy: Extract<Remedy, { kind: 'bound' }>): boolean {
    return this.set(remedy.fact, withinBound(remedy));
  }

  private set(fact: string, value: FactValue): boolean {
    if (this.values.get(fact) === value) return false;
    const changed = new Map([...this.values, [fact, value]]);
    if (this.mayChange(fact)) this.values = changed;
    else this.wish = changed;
    return this.values === changed;
  }

  /** What the project is does not change once it was said; other facts come with each command. */
  private mayChange(fact: string): boolean {
    return !/^(params|actor)\./.test(fact) && (!fact.startsWith('project.') || !this.values.has(fact));
  }
}
