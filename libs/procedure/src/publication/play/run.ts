import { Remedy } from '@tongjian/kernel';
import { beginningOf, Calendar } from '@tongjian/money-time';
import { CompiledRule, Procedure, ProcedureAct } from '../../compiled/procedure.js';
import { done, judge, judgeAll, Planned } from '../../judge/judge.js';
import { emptyMarking, Marking } from '../../marking/index.js';
import { ActKey, Intent, Scope, Verdict } from '../../types.js';
import { Assumptions } from './assumptions.js';
import { Dice } from './dice.js';
import { Places } from './places.js';
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
/** Where a run stands; it can be returned to. */
export interface Position {
  readonly marking: Marking;
  readonly now: string;
  readonly facts: Values;
  readonly moves: readonly Move[];
}

const ROUNDS = 40;
const DEPTH = 60;
const PATIENCE = 2500;

/** One imagined project, led towards goals by following the remedies of what refuses. */
export class Run {
  /** What refused the goal last, and the longest way it got: for the report. */
  refusedBy?: Verdict;
  longest: readonly Move[] = [];
  /** Acts that came too late for good: another run should do them first. */
  readonly missed = new Set<string>();
  readonly assumed: Assumptions;
  private marking = emptyMarking();
  private moves: readonly Move[] = [];
  private now: string;
  private readonly places: Places;
  private persons = 0;

  constructor(
    private readonly procedure: Procedure,
    private readonly calendar: Calendar,
    private readonly dice: Dice,
    worth: WorthTrying,
    start: { readonly on: string; readonly facts: Values; readonly fresh?: string },
    private patience = PATIENCE,
  ) {
    this.now = beginningOf(start.on);
    this.places = new Places(start.fresh);
    this.assumed = new Assumptions(worth, dice, start.facts);
  }

  get position(): Position {
    return { marking: this.marking, now: this.now, facts: this.assumed.values, moves: this.moves };
  }

  /** Goes back to a position, with new patience to look for another way. */
  returnTo(position: Position, patience = this.patience): void {
    ({ marking: this.marking, now: this.now, moves: this.moves } = position);
    this.assumed.values = position.facts;
    this.patience = patience;
  }

  /** Does an act, and before it whatever is needed. Where that fails the position is as it was. */
  attain(goal: Goal, above: readonly string[] = []): boolean {
    const act = this.procedure.acts.get(goal.act);
    if (!act || above.length > DEPTH) return false;
    const before = this.position;
    let actor = this.someone(act.roles);
    const outcome = (goal.outcomes ?? act.declaration.outcomes.positive)[0]!;
    for (let round = 0; round < ROUNDS && this.patience > 0; round++) {
      const key = goal.key ?? this.places.keyFor(act, goal.near ?? '', this.marking);
      const self = `${goal.act}@${key}`;
      if (above.includes(self)) break;
      const against = this.against(act, key, actor, outcome);
      if (against.length === 0) return this.move(act, key, actor, outcome);
      const companions = against.length === 1 ? companionsIn(against[0]!) : undefined;
      if (companions) {
        if (this.attainTogether({ act: goal.act, key, outcome }, companions, [...above, self])) return true;
        if (above.length === 0) this.refusedBy ??= against[0]!;
        break;
      }
      if (above.length === 0) this.refusedBy = against[0]!;
      if (against.some((verdict) => this.isSettled(verdict, act))) break;
      const other = against.flatMap(({ remedies }) => remedies).find((remedy) => remedy.kind === 'role')?.roles ?? [];
      if (other.length > 0)
        actor = this.someone(other.length > 1 ? other.filter((role) => role !== actor.role) : other);
      const onlyActor = other.length > 0 && against.every(({ kind }) => kind === 'actors' || kind === 'consequence');
      const mended = onlyActor || against.some((verdict) => this.mend(verdict, act, goal, key, [...above, self]));
      if (!mended && against.some(({ kind }) => kind === 'blocks' || kind === 'within')) this.missed.add(goal.act);
      if (!mended && other.length === 0) break;
    }
    this.returnTo(before);
    return false;
  }

  /** Does several acts in one command, before it whatever any of them needs. */
  private attainTogether(first: Move, companions: readonly Companion[], above: readonly string[]): boolean {
    const all: readonly Move[] = [
      first,
      ...companions.map(({ act, key }) => ({ act, key, outcome: this.positiveOf(act) })),
    ];
    const common = all
      .map(({ act }) => this.procedure.acts.get(act)?.roles ?? [])
      .reduce((left, roles) => left.filter((role) => roles.includes(role)));
    const actor = this.someone(common);
    for (let round = 0; round < ROUNDS && this.patience > 0; round++) {
      const orders = [all, [...all].reverse()].map((order) => ({ order, against: this.againstAll(order, actor) }));
      const { order, against } = orders.find((one) => one.against.length === 0) ?? orders[0]!;
      if (against.length === 0) {
        for (const { act, key, outcome } of order) this.move(this.procedure.acts.get(act)!, key, actor, outcome);
        return true;
      }
      const mended = against.some(({ verdict, move }) =>
        this.mend(verdict, this.procedure.acts.get(move.act)!, move, move.key, above),
      );
      if (!mended) return false;
    }
    return false;
  }

  private positiveOf(act: string): string {
    return this.procedure.acts.get(act)?.declaration.outcomes.positive[0] ?? '';
  }

  private againstAll(moves: readonly Move[], actor: Intent['actor']) {
    this.patience -= moves.length;
    this.assumed.actor = actor;
    const { facts } = this.assumed;
    const plan: readonly Planned[] = moves.map((move) => ({ ...move, actor, facts, at: this.now, complete: true }));
    return judgeAll(this.procedure, this.calendar, this.marking, plan).flatMap((verdicts, i) =>
      verdicts
        .filter(({ outcome, kind }) => outcome !== 'holds' && kind !== 'form')
        .map((verdict) => ({ verdict, move: moves[i]! })),
    );
  }

  private against(act: ProcedureAct, key: ActKey, actor: Intent['actor'], outcome: string): readonly Verdict[] {
    this.patience--;
    this.assumed.actor = actor;
    const { facts } = this.assumed;
    const intent = { act: act.declaration.name, key, actor, facts, outcome, at: this.now, complete: true };
    // A form is filled in by people: what it asks for is theirs to say.
    return judge(this.procedure, this.calendar, this.marking, intent).filter(
      (verdict) => verdict.outcome !== 'holds' && verdict.kind !== 'form',
    );
  }

  private move(act: ProcedureAct, key: ActKey, actor: Intent['actor'], outcome: string): true {
    const { name, scope, opens } = act.declaration;
    const below = opens && opens !== scope ? [this.places.below(key, scope, opens)] : [];
    const intent = { act: name, key, actor, outcome, facts: {}, at: this.now, complete: true, opens: below };
    this.marking = done(this.procedure, this.marking, intent, `play-${this.moves.length}`);
    this.moves = [...this.moves, { act: name, key, outcome }];
    if (this.moves.length > this.longest.length) this.longest = this.moves;
    return true;
  }

  /** A guard that is wrong for what was said already: no act mends it, so none is tried. */
  private isSettled(verdict: Verdict, act: ProcedureAct): boolean {
    const rule = verdict.kind === 'guard' && verdict.outcome === 'fails' ? ruleOf(verdict, act) : undefined;
    if (!rule?.examined || rule.when || !this.assumed.areSaid(rule.examined.reads)) return false;
    this.assumed.make(rule.examined, true, this.now);
    return true;
  }

  /** Tries each remedy of a verdict until one changed something for the better. */
  private mend(verdict: Verdict, act: ProcedureAct, goal: Goal, key: ActKey, above: readonly string[]): boolean {
    const before = this.position;
    for (const remedy of verdict.remedies) {
      if (this.follow(remedy, verdict, act, key, above)) return true;
      this.returnTo(before);
    }
    const { scope } = act.declaration;
    if (verdict.kind === 'times' && goal.key === undefined && scope !== 'project')
      return this.open(scope, '', above, act.caseOpeners);
    // Where nothing mends a rule, facts may be such that it does not apply.
    const rule = ruleOf(verdict, act);
    return !!rule?.when && this.assumed.make(rule.when, false, this.now);
  }

  private follow(remedy: Remedy, verdict: Verdict, act: ProcedureAct, near: ActKey, above: readonly string[]): boolean {
    switch (remedy.kind) {
      case 'act':
        return this.attain({ ...remedy, near }, above);
      case 'open':
        return this.open(remedy.scope as Scope, near, above, act.caseOpeners);
      case 'wait':
        this.now = remedy.until;
        return true;
      case 'bound':
        return this.assumed.meet(remedy);
      case 'facts':
        return this.assumed.decide(ruleOf(verdict, act), verdict.outcome === 'fails', remedy.names, this.now);
      default:
        return false;
    }
  }

  /** Opens a key of a scope, near another one; a case by an act that may open it for those who need it. */
  private open(scope: Scope, near: ActKey, above: readonly string[], mayOpen?: ReadonlySet<string>): boolean {
    const openers = [...this.procedure.acts.values()].filter(
      ({ declaration }) =>
        declaration.opens === scope && (scope !== 'case' || !mayOpen || mayOpen.has(declaration.name)),
    );
    const around = near.includes('*') ? '' : near;
    return openers.some(({ declaration }) => this.attain({ act: declaration.name, near: around }, above));
  }

  /** A person nobody has met yet, in one of the roles. */
  private someone(roles: readonly string[]): Intent['actor'] {
    this.persons += 1;
    const role = roles.length > 0 ? this.dice.one(roles) : 'process';
    return { person: `p_${this.persons}`, role, organisation: 'played' };
  }
}

type Companion = Extract<Remedy, { kind: 'together' }>['acts'][number];
const companionsIn = ({ remedies }: Verdict): readonly Companion[] | undefined =>
  remedies.find((remedy) => remedy.kind === 'together')?.acts;

const ruleOf = ({ relation }: Verdict, act: ProcedureAct): CompiledRule | undefined =>
  [...act.rules, ...act.consequences].find(({ id }) => id === relation);
