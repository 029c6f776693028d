import { definitionOf, faultAt, ReadPack } from '../definition/index.js';
import { compileCondition, Parameters } from '../expression/index.js';
import { DroppedRule } from '../compiled/procedure.js';
import { FactType, PackFault, Vocabulary } from '../types.js';
import { AssembledAct, StatedRule } from './assembly.js';
import { mentionsOf } from './mentions.js';
import { replaceDefaults } from './replace.js';

export interface AssembledRules {
  readonly rules: readonly StatedRule[];
  readonly replaced: readonly StatedRule[];
  readonly dropped: readonly DroppedRule[];
  readonly faults: readonly PackFault[];
}

interface Known {
  readonly acts: ReadonlyMap<string, AssembledAct>;
  readonly vocabulary: Vocabulary;
  readonly factTypes: Readonly<Record<string, FactType>>;
  readonly parameters: Parameters;
  readonly modes: readonly string[];
}

/** The rules of a composition with names resolved: the floor's idle ones are dropped, an author's unknown ones are faults. */
export function assembleRules(packs: readonly ReadPack[], known: Known): AssembledRules {
  const faults: PackFault[] = [];
  const dropped: DroppedRule[] = [];
  const { kept, replaced } = replaceDefaults(packs, statedRules(packs), Object.keys(known.vocabulary.acts), faults);
  const rules = kept.filter((rule) => {
    const absent = absentActs(rule, known);
    if (rule.header.kind !== 'floor') {
      for (const act of [...absent.judged, ...absent.reads, ...absent.lists])
        faults.push(
          faultAt(rule.place(), 'UnresolvedName', `${rule.statement.id}: ${act} is no act of this procedure`),
        );
      return absent.judged.length + absent.reads.length === 0;
    }
    for (const act of absent.unknown)
      faults.push(faultAt(rule.place(), 'UnresolvedName', `${rule.statement.id}: there is no act ${act}`));
    const [missing] = [...absent.judged, ...absent.reads];
    const needed = rule.statement.relation === 'needs' && absent.judged.length === 0;
    const emptied =
      needed &&
      rule.statement.relation === 'needs' &&
      rule.statement.body.mode === 'any' &&
      everyAbsent(rule, absent.lists);
    if (missing === undefined && !emptied) return true;
    if (needed && !excludesModes(rule, known))
      faults.push(
        faultAt(
          rule.place(),
          'FloorNeedAbsent',
          `${rule.statement.id} needs ${missing ?? absent.lists.join(' or ')}, which this procedure does not have`,
        ),
      );
    dropped.push({ id: rule.statement.id, because: missing ?? absent.lists[0]! });
    return false;
  });
  return { rules, replaced, dropped, faults };
}

/** Equal statements of several packs count once; the law's own statement comes first. */
function statedRules(packs: readonly ReadPack[]): readonly StatedRule[] {
  const rules = new Map<string, StatedRule>();
  for (const pack of packs)
    for (const [canonical, { statement, place }] of definitionOf(pack))
      if (statement.kind === 'rule' && !rules.has(canonical))
        rules.set(canonical, { statement, place, header: pack.written });
  return [...rules.values()];
}

function absentActs({ statement }: StatedRule, { acts, vocabulary }: Known) {
  const mentions = mentionsOf(statement);
  const absent = (names: readonly string[]) => names.filter((name) => !acts.has(name));
  const all = [...mentions.judged, ...mentions.reads, ...mentions.lists];
  return {
    judged: absent(mentions.judged),
    reads: absent(mentions.reads),
    lists: absent(mentions.lists),
    unknown: all.filter((name) => !acts.has(name) && !vocabulary.acts[name]),
  };
}

const everyAbsent = ({ statement }: StatedRule, absent: readonly string[]) =>
  statement.relation === 'needs' && statement.body.of.every(({ act }) => absent.includes(act));

/** Whether the rule's condition is false in every mode that the pack serves. */
function excludesModes({ statement }: StatedRule, { factTypes, parameters, modes }: Known): boolean {
  if (!statement.when || modes.length === 0) return false;
  const condition = compileCondition(statement.when, factTypes, parameters);
  return !('faults' in condition) && modes.every((mode) => condition.evaluate({ project: { mode } }) === false);
}
