import { ActKey, Verdict } from '@tongjian/procedure';
import { Act, Breach, mayLack, Occasion, PARTS, partsOf, Standpoint } from '../act/index.js';
import { Dossier } from '../dossier.js';

/**
 * What stands against an act at a key before any of its input is known. One function for the command, for the act
 * judged again, and for the menu, so that nothing is offered that could only be refused.
 */
export function standingAgainst(act: Act, dossier: Dossier, key: ActKey, standpoint: Standpoint): readonly Breach[] {
  if (!act.standing) return [];
  const parts = partsOf(key);
  const named = PARTS[act.scope]
    .slice(0, act.opensKey ? -1 : undefined)
    .filter((part) => parts[part] !== undefined || !mayLack(act.scope, part));
  // A place that is still to be opened is the procedure's to refuse.
  if (named.some((part) => parts[part] === undefined || parts[part] === '*')) return [];
  const known = Object.fromEntries(named.map((part) => [part, parts[part]]));
  return act.standing(dossier, known as never, standpoint);
}

/**
 * All that the code holds against a command: what must stand first, then its input. What stands against the act whatever
 * its input is not said again of the input.
 */
export function breachesOf(
  act: Act,
  dossier: Dossier,
  key: ActKey,
  input: never,
  occasion: Occasion,
): readonly Breach[] {
  return unrepeated(standingAgainst(act, dossier, key, occasion), act.invariants?.(dossier, input, occasion) ?? []);
}

export function unrepeated(standing: readonly Breach[], more: readonly Breach[]): readonly Breach[] {
  const said = new Set(standing.map(nameOf));
  return [...standing, ...more.filter((one) => !said.has(nameOf(one)))];
}

const nameOf = ({ rule, code }: Breach) => `${rule} ${code}`;

/** A breach as the menu shows it. */
export const failing = (act: string, breach: Breach): Verdict => ({
  relation: `standing.${act}`,
  kind: 'guard',
  outcome: 'fails',
  ...breach,
});
