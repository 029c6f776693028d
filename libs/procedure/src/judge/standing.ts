import { JsonObject, Remedy } from '@tongjian/kernel';
import { Procedure } from '../compiled/procedure.js';
import { parentOf, placesAbove, scopeOf } from '../key.js';
import { isLive, stands } from '../marking/index.js';
import { Intent, Text, Verdict } from '../types.js';
import { Scene } from './scene.js';
import { standingSource, verdictOf } from './verdict.js';

type Standing = Extract<Verdict['kind'], 'declared' | 'begun' | 'ended' | 'key' | 'consequence' | 'form'>;

/** The answer where the procedure does not know the act: a composed procedure is closed. */
export function undeclared(procedure: Procedure, { act }: Intent): Verdict {
  const text = {
    zh: `${procedure.title.zh}没有“${act}”这一环节`,
    en: `${procedure.title.en} has no act ${act}`,
  };
  return standing({ procedure }, 'declared', 'NotInProcedure', false, text, { act });
}

/** What holds for every act of every procedure: begun, not ended, a key that exists, a form that is complete. */
export function standingVerdicts(scene: Scene): Verdict[] {
  const verdicts: Verdict[] = [];
  if (!scene.procedure.open) verdicts.push(...courseVerdicts(scene));
  verdicts.push(keyVerdict(scene));
  // A floor alone does not enumerate: neither acts nor what a process may do.
  if (scene.intent.actor.role === 'process' && !scene.procedure.open) verdicts.push(processVerdict(scene));
  const form = formVerdict(scene);
  if (form) verdicts.push(form);
  return verdicts;
}

function courseVerdicts(scene: Scene): Verdict[] {
  const { procedure, marking, act } = scene;
  const verdicts: Verdict[] = [];
  if (!act.initial) {
    const begun = procedure.initials.some((name) => marking.acts.get(name)?.some((done) => stands(marking, done)));
    const remedies = procedure.initials.map((name): Remedy => ({ kind: 'act', act: name, key: '' }));
    verdicts.push(standing(scene, 'begun', 'NotBegun', begun, BEGUN, {}, ...remedies));
  }
  if (!act.afterEnd) {
    const end = procedure.enders.find(({ declaration, endings }) =>
      marking.acts.get(declaration.name)?.some((done) => endings.has(done.outcome) && stands(marking, done)),
    );
    verdicts.push(
      standing(scene, 'ended', 'Ended', !end, ENDED, end ? { by: end.declaration.name } : {}, { kind: 'none' }),
    );
  }
  return verdicts;
}

function keyVerdict(scene: Scene): Verdict {
  const { marking, act, intent } = scene;
  const { scope, opens } = act.declaration;
  const under = placesAbove(act.declaration);
  const parent = parentOf(intent.key);
  if (scopeOf(intent.key) !== scope || (scope === 'case' && !under.includes(scopeOf(parent)!)))
    return standing(scene, 'key', 'WrongKey', false, KEY, { key: intent.key, scope }, { kind: 'none' });
  if (opens !== scope || scope === 'project') {
    const live = isLive(marking, intent.key);
    return standing(scene, 'key', 'NotOpened', live, KEY, { key: intent.key }, { kind: 'open', scope });
  }
  const room = isLive(marking, parent);
  const above = scopeOf(parent)!;
  return standing(
    scene,
    'key',
    'NotOpened',
    room,
    KEY,
    { key: intent.key, under: parent },
    { kind: 'open', scope: above },
  );
}

/** The right of a process: of several rules that give it, the closest one, an overlay's before the law's. */
function processVerdict(scene: Scene): Verdict {
  const asked = scene.act.consequences.map((rule) => verdictOf(rule, scene)).filter((verdict) => verdict !== undefined);
  const found =
    asked.findLast(({ outcome }) => outcome === 'holds') ??
    asked.findLast(({ outcome }) => outcome === 'open') ??
    asked.at(-1);
  const roles = scene.act.roles.filter((role) => role !== 'process');
  const people: readonly Remedy[] = roles.length > 0 ? [{ kind: 'role', roles, notPersons: [] }] : [];
  return found ?? standing(scene, 'consequence', 'NoConsequence', false, CONSEQUENCE, {}, ...people);
}

function formVerdict(scene: Scene): Verdict | undefined {
  const { act, intent } = scene;
  if (!act.isStep) return undefined;
  const { positive, other } = act.declaration.outcomes;
  if (intent.outcome !== undefined && !positive.includes(intent.outcome) && !other.includes(intent.outcome))
    return standing(scene, 'form', 'UnknownOutcome', false, OUTCOME, {
      outcome: intent.outcome,
      of: [...positive, ...other],
    });
  if (!act.form) return undefined;
  if (intent.form === undefined && !intent.complete)
    return {
      ...standing(scene, 'form', 'FormIncomplete', false, FORM, {}, { kind: 'facts', names: ['form'] }),
      outcome: 'open',
    };
  const wrong = act.form(intent.form ?? {});
  return standing(scene, 'form', 'FormIncomplete', wrong.length === 0, FORM, wrong.length ? { wrong } : {}, {
    kind: 'facts',
    names: ['form'],
  });
}

function standing(
  scene: Pick<Scene, 'procedure'>,
  kind: Standing,
  code: string,
  holds: boolean,
  text: Text,
  facts: JsonObject,
  ...remedies: readonly Remedy[]
): Verdict {
  return {
    relation: kind,
    kind,
    outcome: holds ? 'holds' : 'fails',
    code,
    rule: `procedure.${kind}`,
    source: standingSource(scene),
    text,
    facts,
    remedies: holds ? [] : remedies.length > 0 ? remedies : [{ kind: 'none' }],
  };
}

const BEGUN = { zh: '项目须先行提出', en: 'The project must have been proposed' };
const ENDED = { zh: '项目终结后不再办理', en: 'Nothing more is done once the project has ended' };
const KEY = { zh: '所办事项须已存在', en: 'What the act is about must exist' };
const CONSEQUENCE = {
  zh: '自动流程只能办理规则指定的后续行为',
  en: 'A process may only do what a rule names as a consequence',
};
const OUTCOME = { zh: '环节结果须为规定结果之一', en: 'A step ends in one of its outcomes' };
const FORM = { zh: '环节表单须填写完整', en: 'The form of the step must be complete' };
