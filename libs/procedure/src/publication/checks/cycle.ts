import { Assembly, StatedRule } from '../../composition/assembly.js';
import { faultAt } from '../../definition/index.js';
import { PackFault } from '../../types.js';

interface Need {
  readonly act: string;
  readonly of: readonly string[];
  readonly enough: 'all' | 'any';
  readonly rule: StatedRule;
}

/** Acts that need each other in a ring can never be done. Needs that may not apply prove nothing and are left out. */
export function cycleFaults({ rules, acts }: Assembly): PackFault[] {
  const needs = rules.flatMap(certainNeed);
  const never = neverDone([...acts.keys()], needs);
  const edges = needs.filter(({ act, of }) => never.has(act) && of.some((to) => never.has(to)));
  const finished = new Set<string>();
  const faults: PackFault[] = [];
  const visit = (act: string, path: readonly string[]): void => {
    if (finished.has(act)) return;
    for (const { of, rule } of edges.filter((need) => need.act === act))
      for (const to of of.filter((one) => never.has(one))) {
        const from = [...path, act].indexOf(to);
        if (from < 0) visit(to, [...path, act]);
        else faults.push(faultAt(rule.place(), 'Cycle', `${[...path, act].slice(from).join(' needs ')} needs ${to}`));
      }
    finished.add(act);
  };
  for (const { act } of edges) visit(act, []);
  return faults;
}

function certainNeed(rule: StatedRule): readonly Need[] {
  const { statement } = rule;
  if (statement.relation !== 'needs' || statement.when || statement.applies || statement.deciding) return [];
  const { act, of, mode, orNone } = statement.body;
  return orNone
    ? []
    : [{ act, of: of.map((one) => one.act).filter((name) => !name.startsWith('route:')), enough: mode, rule }];
}

/** The acts left when, again and again, all whose needs can be met are taken out. */
function neverDone(acts: readonly string[], needs: readonly Need[]): ReadonlySet<string> {
  const left = new Set(acts);
  const met = ({ of, enough }: Need) =>
    of.length === 0 || (enough === 'all' ? of.every((to) => !left.has(to)) : of.some((to) => !left.has(to)));
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const act of left) if (needs.filter((need) => need.act === act).every(met)) left.delete(act);
  }
  return left;
}
