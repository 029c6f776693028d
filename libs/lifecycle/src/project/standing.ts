import { ActKey, Verdict } from '@tongjian/procedure';
import { Act, Breach, PARTS, partsOf, Standpoint } from '../act/index.js';
import { Dossier } from '../dossier.js';

/**
 * What stands against an act at a key before any of its input is known. One function for the command, for the act
 * judged again, and for the menu, so that nothing is offered that could only be refused.
 */
export function standingAgainst(act: Act, dossier: Dossier, key: ActKey, standpoint: Standpoint): readonly Breach[] {
  if (!act.standing) return [];
  const named = PARTS[act.scope].slice(0, act.opensKey ? -1 : undefined);
  const parts = partsOf(key);
  // A place that is still to be opened is the procedure's to refuse.
  if (named.some((part) => parts[part] === undefined || parts[part] === '*')) return [];
  const known = Object.fromEntries(named.map((part) => [part, parts[part]]));
  return act.standing(dossier, known as never, standpoint);
}

/** A breach as the menu shows it. */
export const failing = (act: string, breach: Breach): Verdict => ({
  relation: `standing.${act}`,
  kind: 'guard',
  outcome: 'fails',
  ...breach,
});
