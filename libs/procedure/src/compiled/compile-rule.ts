import { Assembly, StatedRule } from '../composition/assembly.js';
import { outcomesOf } from '../definition/outcomes.js';
import { faultAt, RelationKind, RuleStatement } from '../definition/index.js';
import { Condition } from '../expression/index.js';
import { Ask } from '../judge/scene.js';
import { askActors, askSeparate } from '../judge/relations/actors.js';
import { askAllow } from '../judge/relations/allow.js';
import { askConsequence } from '../judge/relations/consequence.js';
import { askGuard } from '../judge/relations/guard.js';
import { askBlocks, askHolds } from '../judge/relations/holds.js';
import { askLimit } from '../judge/relations/limit.js';
import { askNeeds, askRoute } from '../judge/relations/needs.js';
import { askAfter, askWithin } from '../judge/relations/time.js';
import { askTogether } from '../judge/relations/together.js';
import { askTimes } from '../judge/relations/times.js';
import { mentionsOf } from '../composition/mentions.js';
import { leavesOf } from '../role.js';
import { PackFault, Verdict } from '../types.js';
import { compiledCondition } from './condition.js';
import { inForceOf } from './in-force.js';
import { CompiledRule, RouteTable } from './procedure.js';
import { tableOf } from './routes.js';
import { wantedOf } from './wanted.js';
import { wordsOf } from './words.js';

type ForAct = { readonly act: string; readonly rule: CompiledRule };
type Asked = readonly [act: string, ask: Ask, examined?: Condition];
type Routes = ReadonlyMap<string, readonly RouteTable[]>;

/** The stable code of a refusal, where its rule names none. */
const CODES: Readonly<Record<RelationKind, string>> = {
  needs: 'NotYet',
  after: 'TooEarly',
  within: 'TooLate',
  holds: 'OnHold',
  blocks: 'Blocked',
  times: 'DoneAlready',
  actors: 'WrongRole',
  separate: 'DutiesNotSeparated',
  guard: 'ConditionNotMet',
  limit: 'OutOfBounds',
  route: 'NotAllowed',
  consequence: 'NoConsequence',
  together: 'NotTogether',
  due: 'Due',
};

/** A rule as it judges each act concerned. Duties refuse nothing, so they are not asked here. */
export function compileRule(
  stated: StatedRule,
  assembly: Assembly,
  routes: Routes,
  faults: PackFault[],
): readonly ForAct[] {
  const { statement, place } = stated;
  const asks = asksOf(stated, assembly, routes, faults);
  if (asks.length === 0) return [];
  const when = compiledCondition(statement.when, place('when'), assembly, faults);
  const inForce = inForceOf(statement.applies, assembly);
  const isRoute = statement.relation === 'needs' && statement.body.of.some(({ act }) => act.startsWith('route:'));
  const rule: Omit<CompiledRule, 'ask' | 'reads' | 'readsActs'> = {
    id: statement.id,
    rule: statement.rule ?? statement.id,
    relation: statement.relation,
    kind: isRoute ? 'route' : kindOf(statement),
    code: statement.code ?? CODES[statement.relation],
    source: statement.source,
    text: wordsOf(statement, (act) => assembly.acts.get(act)?.declaration),
    ...(statement.remedy ? { remedy: statement.remedy } : {}),
    ...(when ? { when } : {}),
    ...(inForce ? { inForce } : {}),
    ...(statement.deciding ? { deciding: new Set(statement.deciding) } : {}),
  };
  return asks.map(([act, ask, examined]) => ({
    act,
    rule: { ...rule, ask, ...read(statement, assembly), ...(examined ? { examined } : {}) },
  }));
}

function read(statement: RuleStatement, { acts }: Assembly): Pick<CompiledRule, 'reads' | 'readsActs'> {
  const { reads, lists } = mentionsOf(statement);
  const readsActs = [...new Set([...reads, ...lists])];
  const scopes = readsActs.map((act) => acts.get(act)?.declaration.scope);
  return { readsActs, reads: [...new Set(scopes)].filter((scope) => scope !== undefined) };
}

function kindOf({ relation }: RuleStatement): Verdict['kind'] {
  if (relation === 'separate') return 'actors';
  return relation === 'due' ? 'within' : relation;
}

function asksOf(stated: StatedRule, assembly: Assembly, routes: Routes, faults: PackFault[]): readonly Asked[] {
  const { statement, place } = stated;
  const scopeOf = (act: string | undefined) =>
    act === undefined ? undefined : assembly.acts.get(act)?.declaration.scope;
  const positive = (act: string, outcomes?: readonly string[]) =>
    new Set(outcomes ?? assembly.acts.get(act)?.declaration.outcomes.positive);
  switch (statement.relation) {
    case 'needs': {
      const { act, of, mode, each, orNone = false } = statement.body;
      const named = of.filter((one) => one.act.startsWith('route:')).map((one) => one.act.slice('route:'.length));
      for (const name of named)
        if (!routes.has(name)) faults.push(faultAt(place(), 'UnresolvedName', `there is no route ${name}`));
      const tables = named.flatMap((name) => routes.get(name) ?? []).filter(({ kind }) => kind === 'require');
      if (named.length > 0) return [[act, askRoute(tables)]];
      return [
        [
          act,
          askNeeds({ wanted: of.flatMap((one) => wantedOf(one, assembly)), mode, orNone, ...(each ? { each } : {}) }),
        ],
      ];
    }
    case 'after':
      return [[statement.body.act, askAfter(statement.body, scopeOf(statement.body.since))]];
    case 'within':
      return [[statement.body.act, askWithin(statement.body, scopeOf(statement.body.since))]];
    case 'holds': {
      const { act, by, outcomes } = statement.body;
      const starts = positive(by, outcomes);
      const others = outcomesOf(assembly.acts.get(by)?.declaration).filter((outcome) => !starts.has(outcome));
      return [[act, askHolds(statement.body, starts, others)]];
    }
    case 'blocks': {
      const { act, by, outcomes, except = [] } = statement.body;
      const targets = act === '*' ? [...assembly.acts.keys()].filter((name) => !except.includes(name)) : [act];
      const ask = askBlocks(statement.body, positive(by, outcomes));
      return targets.map((target) => [target, ask] as const);
    }
    case 'times':
      return [[statement.body.act, askTimes(statement.body)]];
    case 'actors':
      return [[statement.body.act, askActors(new Set(statement.body.roles.flatMap((role) => leavesOf(role) ?? [])))]];
    case 'separate':
      return [[statement.body.act, askSeparate(statement.body)]];
    case 'guard': {
      const condition = compiledCondition(statement.body.expr, place('guard', 'expr'), assembly, faults);
      return condition ? [[statement.body.act, askGuard(condition), condition]] : [];
    }
    case 'limit':
      return [[statement.body.act, askLimit(statement.body, scopeOf(statement.body.from))]];
    case 'route': {
      const { body } = statement;
      if (body.kind !== 'allow' || !body.fact || body.act === '') return [];
      return [[body.act, askAllow(tableOf(stated, body, assembly, []), body.fact)]];
    }
    case 'consequence': {
      const { on, outcomes, do: acts } = statement.body;
      const ask = askConsequence(statement.body, scopeOf(on) ?? 'project', positive(on, outcomes));
      return acts.map((act) => [act, ask] as const);
    }
    case 'together': {
      const { acts } = statement.body;
      const members = acts.flatMap((member) => {
        const declaration = assembly.acts.get(member.act)?.declaration;
        return declaration ? [{ ...member, declaration }] : [];
      });
      return acts.map(({ act }) => [act, askTogether(members, act)] as const);
    }
    case 'due':
      return [];
  }
}
