import { ancestorAt, isWithin, relatednessOf, scopeOf, sharedAbove } from '../key.js';
import { ActKey, Scope } from '../types.js';
import { Marking, Occurrence } from './marking.js';

/** All that was ever done of an act, void or not, oldest first. */
export const everDone = (marking: Marking, act: string): readonly Occurrence[] => marking.acts.get(act) ?? [];

export const stands = (marking: Marking, occurrence: Occurrence): boolean => !marking.voids.has(occurrence.event);

/** The latest standing occurrence at a key. */
export const latestAt = (marking: Marking, act: string, key: ActKey): Occurrence | undefined =>
  marking.acts.get(act)?.findLast((done) => done.key === key && stands(marking, done));

/** Whether a key is open: the project always, any other while the event that opened it stands. */
export function isLive(marking: Marking, key: ActKey): boolean {
  if (key === '') return true;
  const opener = marking.keys.get(key);
  return opener !== undefined && !marking.voids.has(opener);
}

/** Open keys of a scope at or below a key, in the order they were opened. */
export function liveKeys(marking: Marking, scope: Scope, under: ActKey): readonly ActKey[] {
  if (scope === 'project') return [''];
  const found: ActKey[] = [];
  for (const key of marking.keys.keys())
    if (isWithin(key, under) && scopeOf(key) === scope && isLive(marking, key)) found.push(key);
  return found;
}

/**
 * Where acts of a scope are read from a key: on its path the one key there; below it those that the command joins to
 * it, or, where it joins none, every open key; beside it the linked ones, or, where none is linked, every open key under
 * what both share.
 */
export function relatedKeys(
  marking: Marking,
  key: ActKey,
  from: Scope,
  to: Scope,
  links: readonly ActKey[] = [],
): readonly ActKey[] {
  switch (relatednessOf(key, from, to)) {
    case 'path':
      return [ancestorAt(key, to)];
    case 'below': {
      const joined = links.filter((other) => scopeOf(other) === to && isWithin(other, key));
      return joined.length > 0 ? joined : liveKeys(marking, to, key);
    }
    case 'beside': {
      const linked = [...links, ...(marking.links.get(key) ?? [])].filter((other) => scopeOf(other) === to);
      return linked.length > 0 ? linked : liveKeys(marking, to, sharedAbove(key, to));
    }
  }
}

/** The latest (or first) standing occurrence of an act at any of some keys. */
export function amongKeys(
  marking: Marking,
  act: string,
  keys: readonly ActKey[],
  pick: 'last' | 'first' = 'last',
): Occurrence | undefined {
  const done = marking.acts.get(act);
  const fits = (one: Occurrence) => keys.includes(one.key) && stands(marking, one);
  return pick === 'last' ? done?.findLast(fits) : done?.find(fits);
}
