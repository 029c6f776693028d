import { vocabulary } from '@tongjian/lifecycle';
import { Difference, differencesBetween, Procedure, sampledPositions } from '@tongjian/procedure';
import { CALENDAR } from './packs.js';

/** One way in which two procedures differ in what they let happen. */
export interface MeaningDifference {
  readonly act: string;
  readonly effect: Difference['effect'];
  /** The rules that make the difference: of the second procedure, or of the first where the second lets it happen. */
  readonly rules: readonly { readonly rule: string; readonly text: { readonly zh: string; readonly en: string } }[];
  /** At how many of the positions looked at. */
  readonly positions: number;
  /** A run after which it shows. */
  readonly after: readonly string[];
}

export interface Comparison {
  readonly positions: number;
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** Acts that other roles do. */
  readonly roles: readonly {
    readonly act: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
  }[];
  readonly differences: readonly MeaningDifference[];
}

/** Compares two procedures by what they let happen at positions that playing both of them leads to. */
export function comparison(before: Procedure, after: Procedure, on: string, seed: number): Comparison {
  const positions = [before, after].flatMap((one) => sampledPositions(one, vocabulary.facts, CALENDAR, { on, seed }));
  const found = new Map<string, MeaningDifference>();
  const both = (act: string) => before.acts.has(act) && after.acts.has(act);
  for (const { moves, ...position } of positions)
    for (const { act, effect, was, becomes } of differencesBetween(before, after, { ...position, calendar: CALENDAR })) {
      if (!both(act)) continue;
      const rules = effect === 'becomesPossible' || effect === 'earlier' ? was.by : becomes.by;
      const key = `${effect} ${act} ${rules.map(({ rule }) => rule).sort().join()}`;
      const known = found.get(key);
      found.set(key, {
        act,
        effect,
        rules,
        positions: (known?.positions ?? 0) + 1,
        after: known?.after ?? moves.map((move) => `${move.act}=${move.outcome}`),
      });
    } // prettier-ignore
  const names = (one: Procedure, other: Procedure) => [...one.acts.keys()].filter((act) => !other.acts.has(act));
  return {
    positions: positions.length,
    onlyBefore: names(before, after),
    onlyAfter: names(after, before),
    roles: [...before.acts.keys()].filter(both).flatMap((act) => {
      const [one, other] = [before.acts.get(act)!.roles, after.acts.get(act)!.roles];
      const same = one.length === other.length && one.every((role) => other.includes(role));
      return same ? [] : [{ act, before: one, after: other }];
    }),
    differences: [...found.values()].sort((a, b) =>
      a.effect < b.effect ? -1 : a.effect > b.effect ? 1 : b.positions - a.positions,
    ),
  };
}
