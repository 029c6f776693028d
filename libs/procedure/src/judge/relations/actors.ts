import { SeparateBody } from '../../definition/index.js';
import { isWithin, relatednessOf, scopeOf, sharedAbove } from '../../key.js';
import { everDone } from '../../marking/index.js';
import { Answer, Ask, failing, holding, Scene } from '../scene.js';

/** Who may do it: leaves of the role tree. The process role is judged by consequences instead. */
export const askActors =
  (leaves: ReadonlySet<string>): Ask =>
  (scene) => {
    const { role } = scene.intent.actor;
    if (role === 'process') return undefined;
    if (leaves.has(role)) return holding({ 'actor.role': role });
    return failing({ 'actor.role': role }, ...rolesOf(scene, leaves));
  };

/** Another person than those who did certain acts on the same thing; a void act still excludes its person. */
export const askSeparate =
  ({ notBy }: SeparateBody): Ask =>
  (scene) => {
    const { person } = scene.intent.actor;
    const did = notBy.filter((act) => personsOf(scene, act).includes(person));
    return did.length === 0 ? holding() : failing({ did }, ...rolesOf(scene));
  };

/** The remedy of both: the roles that may, without the persons that any rule excludes; none where no role may. */
function rolesOf(scene: Scene, leaves?: ReadonlySet<string>): Answer['remedies'] {
  const roles = scene.act.roles.filter((role) => !leaves || leaves.has(role));
  if (roles.length === 0) return [];
  const notPersons = scene.excluded(() => [...new Set(scene.act.separated.flatMap((act) => personsOf(scene, act)))]);
  return [{ kind: 'role', roles, notPersons }];
}

function personsOf(scene: Scene, act: string): readonly string[] {
  const { key } = scene.intent;
  return everDone(scene.marking, act)
    .filter((done) => isAbout(key, scene, done.key))
    .map(({ person }) => person);
}

/** On the key's path, below it, or beside it: joined to it, or under what both share. */
function isAbout(key: string, scene: Scene, other: string): boolean {
  if (isWithin(other, key) || isWithin(key, other)) return true;
  const to = scopeOf(other);
  if (to === undefined || to === scene.scope || relatednessOf(key, scene.scope, to) !== 'beside') return false;
  const linked = [...(scene.intent.links ?? []), ...(scene.marking.links.get(key) ?? [])].filter(
    (one) => scopeOf(one) === to,
  );
  return linked.length > 0 ? linked.includes(other) : isWithin(other, sharedAbove(key, to));
}
