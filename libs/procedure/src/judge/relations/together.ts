import { Member } from '../../definition/index.js';
import { latestAt, relatedKeys } from '../../marking/index.js';
import { ActDeclaration, ActKey, Scope } from '../../types.js';
import { Ask, failing, holding, Scene } from '../scene.js';

interface Declared extends Member {
  readonly declaration: ActDeclaration;
}

/**
 * Decided in one append with others: each of them is in the same command, or stands done already (an act that is done
 * anew after its own was annulled need not bring the rest with it). A menu does not know what else would be sent.
 */
export const askTogether =
  (members: readonly Declared[], judged: string): Ask =>
  (scene) => {
    const missing = members.filter(({ act }) => act !== judged).flatMap((member) => missingOf(scene, member));
    if (missing.length === 0) return holding();
    const facts = { missing: missing.map(({ act, key }) => (key === '' ? act : `${act}@${key}`)) };
    const answer = failing(facts, { kind: 'together', acts: missing });
    return scene.intent.complete || scene.intent.together ? answer : { ...answer, outcome: 'open' };
  };

type Companion = { readonly act: string; readonly key: ActKey };

function missingOf(scene: Scene, { act, each, declaration }: Declared): readonly Companion[] {
  if (!each) return missingAmong(scene, act, keysFrom(scene, scene.intent.key, scene.scope, declaration.scope));
  return keysFrom(scene, scene.intent.key, scene.scope, each).flatMap((place) =>
    missingAmong(scene, act, keysFrom(scene, place, each, declaration.scope)),
  );
}

const keysFrom = ({ marking, intent }: Scene, key: ActKey, from: Scope, to: Scope) =>
  relatedKeys(marking, key, from, to, intent.links);

/** One act at one of the keys is enough; where there is none of them, the first is wanted. */
function missingAmong(scene: Scene, act: string, keys: readonly ActKey[]): readonly Companion[] {
  const there = keys.some((key) => isSent(scene, act, key) || hasStood(scene, act, key));
  return there || keys.length === 0 ? [] : [{ act, key: keys[0]! }];
}

const isSent = ({ intent }: Scene, act: string, key: ActKey) =>
  (intent.together ?? []).some((other) => other.act === act && other.key === key);

function hasStood({ marking, procedure }: Scene, act: string, key: ActKey): boolean {
  const latest = latestAt(marking, act, key);
  return latest !== undefined && !!procedure.acts.get(act)?.declaration.outcomes.positive.includes(latest.outcome);
}
