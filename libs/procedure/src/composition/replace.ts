import { faultAt, ReadPack } from '../definition/index.js';
import { PackFault } from '../types.js';
import { StatedRule } from './assembly.js';

/** Takes out the floor's default rules that packs replace by name, resolved once on the whole set. */
export function replaceDefaults(
  packs: readonly ReadPack[],
  rules: readonly StatedRule[],
  acts: readonly string[],
  faults: PackFault[],
): { readonly kept: readonly StatedRule[]; readonly replaced: readonly StatedRule[] } {
  const names = (rule: string, id: string) =>
    id === rule || (id.startsWith(`${rule}.`) && acts.includes(id.slice(rule.length + 1)));
  const replaced = new Map<StatedRule, string>();
  for (const { written, places } of packs)
    (written.replaces ?? []).forEach(({ rule }, i) => {
      const place = places.of(['replaces', i, 'rule']);
      const meant = rules.filter(({ statement, header }) => header.kind === 'floor' && names(rule, statement.id));
      if (meant.length === 0) faults.push(faultAt(place, 'UnresolvedName', `the floor has no rule ${rule}`));
      for (const one of meant) {
        const before = replaced.get(one);
        if (!one.statement.default)
          faults.push(faultAt(place, 'NotReplaceable', `${rule} is no default of the floor: it holds everywhere`));
        else if (before !== undefined)
          faults.push(faultAt(place, 'GivenTwice', `${rule} is replaced by ${before} as well`));
        replaced.set(one, written.id);
      }
    });
  return { kept: rules.filter((rule) => !replaced.has(rule)), replaced: [...replaced.keys()] };
}
