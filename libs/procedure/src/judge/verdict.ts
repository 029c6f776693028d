import { JsonObject, Source } from '@tongjian/kernel';
import { CompiledRule } from '../compiled/procedure.js';
import { relatednessOf } from '../key.js';
import { Verdict } from '../types.js';
import { missing } from './relations/guard.js';
import { Answer, Scene, shown } from './scene.js';

/** Asks one rule; undefined where it does not apply or says nothing. */
export function verdictOf(rule: CompiledRule, scene: Scene): Verdict | undefined {
  const { outcome } = scene.intent;
  if (rule.deciding && outcome !== undefined && !rule.deciding.has(outcome)) return undefined;
  if (rule.inForce && !rule.inForce(scene)) return undefined;
  const applies = rule.when ? rule.when.evaluate(scene.facts) : true;
  if (applies === false) return undefined;
  const answer = rule.ask(scene);
  if (!answer) return undefined;
  const compared = rule.when ? { ...shown(scene, rule.when.reads), ...answer.facts } : answer.facts;
  // What holds whether the condition is true or not needs no condition; a right that it would give does.
  if (applies === undefined && (answer.outcome === 'fails' || rule.kind === 'consequence'))
    return verdict(
      rule,
      { ...answer, outcome: 'open', remedies: [{ kind: 'facts', names: missing(scene, rule.when!) }] },
      compared,
    );
  // A menu knows neither what the act will decide nor which siblings its key will be joined to.
  if (
    answer.outcome === 'fails' &&
    ((rule.deciding && outcome === undefined) || (scene.siblingsUnknown && readsSiblings(rule, scene)))
  )
    return verdict(rule, { ...answer, outcome: 'open' }, compared);
  return verdict(rule, answer, compared);
}

const readsSiblings = ({ reads }: CompiledRule, { intent, scope }: Scene): boolean =>
  reads.some((to) => relatednessOf(intent.key, scope, to) === 'beside');

function verdict(
  { id, kind, code, rule, source, text, remedy }: CompiledRule,
  answer: Answer,
  facts: JsonObject,
): Verdict {
  const { outcome } = answer;
  const remedies =
    remedy && outcome !== 'holds' ? [...answer.remedies, { kind: 'text' as const, text: remedy }] : answer.remedies;
  return {
    relation: id,
    kind,
    outcome,
    code,
    rule: answer.rule ?? rule,
    source: answer.source ?? source,
    text: answer.text ?? text,
    facts,
    remedies,
  };
}

/** The rules of keeping a record of any procedure rest on the composed procedure itself. */
export const standingSource = ({ procedure }: Pick<Scene, 'procedure'>): readonly Source[] => [
  { instrument: procedure.title.zh, article: `${procedure.ref.id} ${procedure.ref.version}` },
];
