import { beijingDate } from '@tongjian/money-time';
import { Assembly } from '../composition/assembly.js';
import { Applies } from '../definition/index.js';
import { amongKeys, relatedKeys } from '../marking/index.js';
import { CompiledRule } from './procedure.js';

/**
 * Whether a dated rule is in force: by the day of its anchor, the latest standing one at a related key; where the
 * anchor has not happened, or none is named, by the day of the act itself.
 */
export function inForceOf(applies: Applies | undefined, { acts }: Assembly): CompiledRule['inForce'] {
  if (!applies) return undefined;
  const { anchor, from, to } = applies;
  const scope = anchor === undefined ? undefined : acts.get(anchor)?.declaration.scope;
  return (scene) => {
    const { marking, intent } = scene;
    const anchored =
      anchor && scope && marking.acts.has(anchor)
        ? amongKeys(marking, anchor, relatedKeys(marking, intent.key, scene.scope, scope, intent.links))
        : undefined;
    const day = anchored ? beijingDate(anchored.at) : scene.day;
    return (from === undefined || day >= from) && (to === undefined || day < to);
  };
}
