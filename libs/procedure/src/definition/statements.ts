import { canonicalJson } from '@tongjian/kernel';
import { PackFault } from '../types.js';
import { ActFlag, RuleStatement, Statement } from './statement.js';
import { WrittenAct, WrittenPack } from './pack-file.js';
import { faultAt, Path, Place, Places } from './place.js';
import { ReadPack } from './read.js';
import { ruleStatements } from './rule-statements.js';
import { shorthandRules } from './shorthand.js';

/** A statement with its canonical text, which is its identity, and where its author wrote it. */
export interface Said {
  readonly statement: Statement;
  readonly canonical: string;
  readonly place: (...sub: Path) => Place;
}

/** A set of statements. Composing is union: associative, commutative and idempotent by construction. */
export type Definition = ReadonlyMap<string, Said>;

export const union = (...definitions: readonly Definition[]): Definition =>
  new Map(definitions.flatMap((definition) => [...definition]));

const known = new WeakMap<ReadPack, Definition>();

/** All that a pack says, in the one form in which packs are compared and composed. Worked out once for a pack. */
export function definitionOf(pack: ReadPack): Definition {
  const definition = known.get(pack) ?? statementsOf(pack);
  known.set(pack, definition);
  return definition;
}

function statementsOf({ written, places }: ReadPack): Definition {
  const said = new Map<string, Said>();
  const say = (statement: Statement, path: Path) => {
    const canonical = canonicalJson(statement);
    if (!said.has(canonical))
      said.set(canonical, { statement, canonical, place: (...sub) => places.of([...path, ...sub]) });
  };
  for (const [name, { value, ...rest }] of Object.entries(written.parameters ?? {}))
    say({ kind: 'parameter', name, ...rest, value: value! }, ['parameters', name]);
  (written.stages ?? []).forEach((stage, order) => say({ kind: 'stage', ...stage, order }, ['stages', order]));
  for (const [gate, acts] of Object.entries(written.gates ?? {}))
    say({ kind: 'gate', gate: gate as 'before', acts }, ['gates', gate]);
  for (const [act, member] of Object.entries(written.acts ?? {})) {
    say(actStatement(act, member), ['acts', act]);
    for (const [rule, path] of shorthandRules(written, act, member)) say(rule, ['acts', act, ...path]);
  }
  for (const [step, member] of Object.entries(written.steps ?? {})) {
    const { zh, en, outcomes, form, scope } = member;
    const all = { positive: outcomes?.positive ?? ['done'], other: outcomes?.other ?? [] };
    say({ kind: 'step', step, zh, en, scope: scope ?? 'project', outcomes: all, ...(form ? { form } : {}) }, [
      'steps',
      step,
    ]);
    say(actStatement(step, member), ['steps', step]);
    for (const [rule, path] of shorthandRules(written, step, member)) say(rule, ['steps', step, ...path]);
  }
  for (const [rule, path] of ruleStatements(written)) say(rule, path);
  (written.replaces ?? []).forEach((replacement, i) => say({ kind: 'replaces', ...replacement }, ['replaces', i]));
  return said;
}

function actStatement(act: string, written: WrittenAct): Statement {
  const flags = (['initial', 'ending', 'afterEnd'] as const).filter((flag): flag is ActFlag => !!written[flag]);
  const endings = typeof written.ending === 'object' ? { endings: written.ending } : {};
  return { kind: 'act', act, flags, ...endings, ...(written.free === undefined ? {} : { free: written.free }) };
}

/** Two different rules under one id: nobody could tell which of them refused. */
export function sameIdFaults(definition: Definition): PackFault[] {
  const seen = new Map<string, Said>();
  const faults: PackFault[] = [];
  for (const said of definition.values()) {
    if (said.statement.kind !== 'rule') continue;
    const { id } = said.statement;
    if (seen.has(id)) faults.push(faultAt(said.place('id'), 'GivenTwice', `rule ${id} is stated twice, differently`));
    seen.set(id, said);
  }
  return faults;
}

export const rulesOf = (definition: Definition): readonly (Said & { readonly statement: RuleStatement })[] =>
  [...definition.values()].filter(
    (said): said is Said & { readonly statement: RuleStatement } => said.statement.kind === 'rule',
  );

export type { Place, Places, WrittenPack };
