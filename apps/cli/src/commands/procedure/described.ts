import { Source } from '@tongjian/kernel';
import { CompiledRule, Procedure, ProcedureAct, ROLES, Text } from '@tongjian/procedure';
import { Language } from './language.js';

/** A procedure in the words of an officer: what there is to do, by whom, under which rules, each with its article. */
export interface Described {
  readonly title: string;
  readonly parts: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly value: number | string | boolean }[];
  readonly stages: readonly { readonly code: string; readonly label: string; readonly acts: readonly string[] }[];
  readonly acts: readonly DescribedAct[];
  readonly duties: readonly DescribedRule[];
  /** Acts that need nothing before them, and why. */
  readonly free: readonly { readonly act: string; readonly because: string }[];
  /** Rules of the floor that say nothing here. */
  readonly idle: readonly { readonly rule: string; readonly because: string }[];
}

export interface DescribedRule {
  readonly rule: string;
  readonly text: string;
  readonly source: string;
  /** When it applies, as its condition is written. */
  readonly when?: string;
}
export interface DescribedAct {
  readonly act: string;
  readonly label: string;
  readonly roles: readonly string[];
  readonly isStep: boolean;
  readonly rules: readonly DescribedRule[];
}

export function described(procedure: Procedure, language: Language): Described {
  const say = (text: Text) => text[language];
  const name = (act: string) => {
    const label = procedure.acts.get(act)?.declaration.label;
    return label ? say(label) : act;
  };
  const acts = [...procedure.acts.values()];
  return {
    title: `${say(procedure.title)} ${procedure.ref.version} (${procedure.ref.hash})`,
    parts: procedure.parts.map(({ id, version, kind }) => `${kind} ${id} ${version}`),
    parameters: Object.entries(procedure.parameters).map(([name, value]) => ({ name, value })),
    stages: procedure.stages.map(({ code, label, acts: members }) => ({
      code,
      label: say(label),
      acts: members.map(name),
    })),
    acts: acts.map((act) => describedAct(act, say)),
    duties: dutiesIn(procedure, language),
    free: acts.flatMap(({ declaration, free }) =>
      free === undefined ? [] : [{ act: say(declaration.label), because: free }],
    ),
    idle: procedure.dropped.map(({ id, because }) => ({ rule: id, because })),
  };
}

function describedAct(act: ProcedureAct, say: (text: Text) => string): DescribedAct {
  const { declaration, roles, isStep, rules, consequences } = act;
  return {
    act: declaration.name,
    label: say(declaration.label),
    roles: roles.map((role) => (ROLES[role] ? say(ROLES[role]) : role)),
    isStep,
    // Who acts is said once, by the roles that are left.
    rules: [...rules.filter(({ relation }) => relation !== 'actors'), ...consequences].map((rule) => ruleOf(rule, say)),
  };
}

const ruleOf = ({ rule, text, source, when }: CompiledRule, say: (text: Text) => string): DescribedRule => ({
  rule,
  text: say(text),
  source: sourceWords(source),
  ...(when ? { when: when.text } : {}),
});

/** Duties forbid nothing, so no act carries them: they are read from the composed text. */
function dutiesIn({ text }: Procedure, language: Language): readonly DescribedRule[] {
  const { statements } = JSON.parse(text) as { readonly statements: readonly StatedDuty[] };
  return statements
    .filter(({ kind, relation }) => kind === 'rule' && relation === 'due')
    .map(({ id, rule = id, zh, en, source, when }) => ({
      rule,
      text: (language === 'zh' ? zh : en) ?? id,
      source: sourceWords(source),
      ...(when ? { when } : {}),
    }));
}

interface StatedDuty {
  readonly kind: string;
  readonly relation?: string;
  readonly id: string;
  readonly rule?: string;
  readonly zh?: string;
  readonly en?: string;
  readonly when?: string;
  readonly source: readonly Source[];
}

export const sourceWords = (source: readonly Source[]): string =>
  source.map(({ instrument, article }) => `《${instrument}》${article ?? ''}`).join('、');
