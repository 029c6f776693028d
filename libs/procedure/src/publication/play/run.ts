import { Remedy } from '@tongjian/kernel';
import { beginningOf, Calendar } from '@tongjian/money-time';
import { CompiledRule, Procedure, ProcedureAct } from '../../compiled/procedure.js';
import { Condition } from '../../expression/index.js';
import { done, judge } from '../../judge/judge.js';
import { placesFor } from '../../judge/possibilities.js';
import { ancestorAt, freshKey, isWithin, pathOf } from '../../key.js';
import { emptyMarking, Marking } from '../../marking/index.js';
import { ActKey, FactValue, Intent, Scope, Verdict } from '../../types.js';
import { nested } from '../checks/examples.js';
import { Dice } from './dice.js';
import { Values, WorthTrying } from './values.js';

/** One act of a run, as a fault names it. */
export interface Move {
  readonly act: string;
  readonly key: ActKey;
  readonly outcome: string;
}
export interface Goal {
  readonly act: string;
  readonly key?: ActKey;
  readonly near?: ActKey;
  readonly outcomes?: readonly string[];
}
interface Position {
  readonly marking: Marking;
  readonly now: string;
  readonly facts: Values;
  readonly moves: readonly Move[];
}

const ROUNDS = 40;
const DEPTH = 60;

/** One imagined project, led towards goals by following the remedies of what refuses. */
export class Run {
  position: Position;
  /** What refused the goal last, for the report. */
  refusedBy?: Verdict;
  /** The longest way it got, for the report. */
  longest: readonly Move[] = [];
  /** What the project's own facts would have to be from the start. */
  wish?: Values;
  private persons = 0;
  private keys = 0;
  private budget: number;

  constructor(
    private readonly procedure: Procedure,
    private readonly calendar: Calendar,
    private readonly worth: WorthTrying,
    private readonly dice: Dice,
    start: { readonly on: string; readonly facts: Values },
    judgements = 2500,
  ) {
    this.budget = judgements;
    this.position = { marking: emptyMarking(), now: beginningOf(start.on), facts: start.facts, moves: [] };
  }

  /** Does an act, and before it whatever is needed. Where that fails the position is as it was. */
  attain(goal: Goal, above: readonly string[] = []): boolean {
    const act = this.procedure.acts.get(goal.act);
    const before = this.position;
    if (!act || above.length > DEPTH) return false;
    let actor: Intent['actor'] = { person: this.someone(), role: this.dice.one(act.roles) ?? 'process', organisation: 'played' };
    const outcome = (goal.outcomes ?? act.declaration.outcomes.positive)[0]!;
    for (let round = 0; round < ROUNDS && this.budget > 0; round++) {
      const key = goal.key ?? this.keyFor(act, goal.near ?? '');
      const self = `${goal.act}@${key}`;
      if (above.includes(self)) break;
      const against = this.against(act, key, actor, outcome);
      if (against.length === 0) return this.move(act, key, actor, outcome);
      this.refusedBy = above.length === 0 ? against[0] : this.refusedBy;
      const role = against.flatMap(({ remedies }) => remedies).find((remedy) => remedy.kind === 'role');
      if (role?.kind === 'role' && role.roles.length > 0) {
        const roles = role.roles.filter((one) => one !== actor.role);
        actor = { ...actor, person: this.someone(), role: this.dice.one(roles.length > 0 ? roles : role.roles) };
        if (against.every(({ kind }) => kind === 'actors' || kind === 'consequence')) continue;
      }
      const mended = against.some((verdict) => this.mend(verdict, act, goal, key, [...above, self]));
      if (!mended && !role) break;
    }
    this.position = before;
    return false;
  }

  private against(act: ProcedureAct, key: ActKey, actor: Intent['actor'], outcome: string): readonly Verdict[] {
    this.budget--;
    const facts = nested(Object.fromEntries(this.position.facts));
    const intent = { act: act.declaration.name, key, actor, facts, outcome, at: this.position.now, complete: true };
    // A form is filled in by people: what it asks for is theirs to say.
    return judge(this.procedure, this.calendar, this.position.marking, intent).filter(({ outcome: found, kind }) => found !== 'holds' && kind !== 'form');
  }

  private move(act: ProcedureAct, key: ActKey, actor: Intent['actor'], outcome: string): true {
    const { name, scope, opens } = act.declaration;
    const below = opens && opens !== scope ? [this.fresh(key, scope, opens)] : [];
    const intent = { act: name, key, actor, outcome, facts: {}, at: this.position.now, complete: true, opens: below };
    const marking = done(this.procedure, this.position.marking, intent, `play-${this.position.moves.length}`);
    const moves = [...this.position.moves, { act: name, key, outcome }];
    this.position = { ...this.position, marking, moves };
    if (moves.length > this.longest.length) this.longest = moves;
    return true;
  }

  /** Tries each remedy of a verdict until one changed something for the better. */
  private mend(verdict: Verdict, act: ProcedureAct, goal: Goal, key: ActKey, above: readonly string[]): boolean {
    const before = this.position;
    for (const remedy of verdict.remedies) {
      if (this.follow(remedy, verdict, act, key, above)) return true;
      this.position = before;
    }
    if (verdict.kind === 'times' && goal.key === undefined && act.declaration.scope !== 'project') return this.open(act.declaration.scope, '', above);
    return this.avoid(verdict, act);
  }

  private follow(remedy: Remedy, verdict: Verdict, act: ProcedureAct, key: ActKey, above: readonly string[]): boolean {
    switch (remedy.kind) {
      case 'act':
        return this.attain({ act: remedy.act, near: key, ...(remedy.key === undefined ? {} : { key: remedy.key }), ...(remedy.outcomes ? { outcomes: remedy.outcomes } : {}) }, above);
      case 'open':
        return this.open(remedy.scope as Scope, key, above);
      case 'wait':
        this.position = { ...this.position, now: remedy.until };
        return true;
      case 'bound':
        return this.set(remedy.fact, boundValue(remedy));
      case 'facts':
        return this.decide(remedy.names, verdict, act);
      default:
        return false;
    }
  }

  /** Opens a key of a scope, near another one. */
  private open(scope: Scope, near: ActKey, above: readonly string[]): boolean {
    const openers = [...this.procedure.acts.values()].filter(({ declaration }) => declaration.opens === scope);
    return openers.some(({ declaration }) => this.attain({ act: declaration.name, near: near.includes('*') ? '' : near }, above));
  }

  /** Facts that a condition lacks or gets wrong. */
  private decide(names: readonly string[], verdict: Verdict, act: ProcedureAct): boolean {
    const rule = this.ruleOf(verdict, act);
    const guarded = rule?.relation === 'guard' && verdict.outcome === 'fails';
    if (rule?.when && !guarded && rule.when.reads.some((name) => names.includes(name))) {
      const first = this.dice.below(2) === 0;
      return this.under(rule, first) || this.under(rule, !first);
    }
    if (rule?.examined) {
      const found = this.worth.under(rule.examined, true, this.position.facts, (fact) => this.mayChange(fact), this.position.now, this.dice);
      if (found) return this.take(found);
      this.wishFor(rule.examined, true);
      return false;
    }
    return names.filter((name) => !this.position.facts.has(name)).map((name) => this.set(name, this.dice.one(this.worth.of(name, this.position.now)))).some(Boolean);
  }

  /** Where nothing mends a rule, facts may be such that it does not apply. */
  private avoid(verdict: Verdict, act: ProcedureAct): boolean {
    const rule = this.ruleOf(verdict, act);
    return !!rule?.when && this.under(rule, false);
  }

  private under(rule: CompiledRule, wanted: boolean): boolean {
    const found = this.worth.under(rule.when!, wanted, this.position.facts, (fact) => this.mayChange(fact), this.position.now, this.dice);
    if (found) return this.take(found);
    this.wishFor(rule.when!, wanted);
    return false;
  }

  private wishFor(condition: Condition, wanted: boolean): void {
    this.wish = this.worth.under(condition, wanted, this.position.facts, () => true, this.position.now, this.dice) ?? this.wish;
  }

  private ruleOf({ relation }: Verdict, act: ProcedureAct): CompiledRule | undefined {
    return [...act.rules, ...act.consequences].find(({ id }) => id === relation);
  }

  /** What the project is does not change once it was said; other facts come with each command. */
  private mayChange(fact: string): boolean {
    return !fact.startsWith('params.') && !fact.startsWith('actor.') && (!fact.startsWith('project.') || !this.position.facts.has(fact));
  }

  private set(fact: string, value: FactValue): boolean {
    if (this.position.facts.get(fact) === value) return false;
    if (!this.mayChange(fact)) {
      this.wish = new Map([...this.position.facts, [fact, value]]);
      return false;
    }
    return this.take(new Map([...this.position.facts, [fact, value]]));
  }

  private take(facts: Values): true {
    this.position = { ...this.position, facts };
    return true;
  }

  /** The newest fitting key, or a new one for an act that opens its own. */
  private keyFor(act: ProcedureAct, near: ActKey): ActKey {
    const { scope, opens, name } = act.declaration;
    const places = placesFor(act, this.position.marking).filter(({ opensUnder, key }) => isNear(opensUnder ?? key, near));
    const found = places[places.length - 1] ?? placesFor(act, this.position.marking)[0]!;
    if (opens === scope && scope !== 'project') return found.key.includes('*/') ? found.key : found.key.replace('*', String(++this.keys));
    const undone = places.findLast(({ key }) => !this.position.marking.acts.get(name)?.some((one) => one.key === key));
    return (undone ?? found).key;
  }

  private fresh(key: ActKey, from: Scope, to: Scope): ActKey {
    const path = pathOf(to).slice(pathOf(from).length) as Exclude<Scope, 'project'>[];
    return path.reduce((at, scope) => freshKey(at, scope).replace('*', String(++this.keys)), key);
  }

  /** Lets a search from here begin with patience anew. */
  replenish(judgements = 2500): void {
    this.budget = judgements;
  }

  private someone(): string {
    return `p_${++this.persons}`;
  }
}

const isNear = (key: ActKey, near: ActKey) => isWithin(key, near) || isWithin(near, key) || ancestorAt(key, 'contract') === ancestorAt(near, 'contract');

function boundValue({ op, bound }: Extract<Remedy, { kind: 'bound' }>): FactValue {
  if (typeof bound === 'number') return op === '<' ? bound - 1 : op === '>' ? bound + 1 : bound;
  return /^\d{4}-\d{2}-\d{2}$/.test(bound) ? beginningOf(bound) : bound;
}
