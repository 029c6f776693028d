import { Assembly, StatedRule } from '../../composition/assembly.js';
import { Procedure } from '../../compiled/procedure.js';
import { faultAt, RuleOf } from '../../definition/index.js';
import { pathOf } from '../../key.js';
import { PackFault } from '../../types.js';

/**
 * Acts that are decided in one append are sent as one command: one person does them in one role, at one instant, and
 * nothing happens between them.
 */
export function togetherFaults(assembly: Assembly, procedure: Procedure): PackFault[] {
  return assembly.rules.flatMap((stated) => {
    if (stated.statement.relation !== 'together') return [];
    const { id, body } = stated.statement as RuleOf<'together'>;
    const members = body.acts.map(({ act }) => act);
    const fault = (code: string, message: string) => faultAt(stated.place('together'), code, `${id}: ${message}`);
    return [
      ...scopeFaults(stated, assembly),
      ...members.flatMap((act) => {
        const way = wayBack(act, members, assembly);
        return way ? [fault('Cycle', `${way.join(' needs ')}, so they cannot be one command`)] : [];
      }),
      ...apartFaults(members, assembly).map(({ rule, why }) => fault('NotTogether', `${why} (${rule})`)),
      ...(commonRoles(members, procedure).length > 0
        ? []
        : [fault('NoActor', `no role may do ${members.join(' and ')}, yet one command has one actor`)]),
    ];
  });
}

function scopeFaults({ statement, place }: StatedRule, { acts }: Assembly): PackFault[] {
  if (statement.relation !== 'together') return [];
  return statement.body.acts.flatMap(({ act, each }, i) => {
    const scope = acts.get(act)?.declaration.scope;
    if (!each || !scope || scope === 'case' || pathOf(scope).includes(each)) return [];
    return [
      faultAt(
        place('together', 'acts', i),
        'WrongScope',
        `${act} is about a ${scope}, which does not stand in a ${each}`,
      ),
    ];
  });
}

/** How an act needs another member by way of acts that are not in the command. */
function wayBack(act: string, members: readonly string[], { rules }: Assembly): readonly string[] | undefined {
  const needsOf = (name: string) =>
    rules.flatMap(({ statement }) =>
      statement.relation === 'needs' &&
      statement.body.act === name &&
      (statement.body.mode === 'all' || statement.body.of.length === 1) &&
      !statement.when &&
      !statement.applies &&
      !statement.deciding &&
      !statement.body.orNone
        ? statement.body.of.map((one) => one.act)
        : [],
    );
  const ways: (readonly string[])[] = needsOf(act)
    .filter((name) => !members.includes(name))
    .map((name) => [act, name]);
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1)!;
    if (members.includes(last)) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const name of needsOf(last)) ways.push([...way, name]);
  }
  return undefined;
}

/** Rules that keep two members apart: by person, or by time. */
function apartFaults(members: readonly string[], { rules }: Assembly) {
  return rules.flatMap(({ statement }) => {
    if (statement.when || statement.applies || statement.deciding) return [];
    const { id: rule } = statement;
    if (statement.relation === 'separate' && members.includes(statement.body.act)) {
      const other = statement.body.notBy.find((act) => members.includes(act) && act !== statement.body.act);
      return other ? [{ rule, why: `${statement.body.act} is done by another person than ${other}` }] : [];
    }
    if (statement.relation === 'after' && members.includes(statement.body.act)) {
      const { act, since, period, fullDays } = statement.body;
      const waits = (period?.n ?? 0) > 0 || !!fullDays;
      return waits && since && since !== act && members.includes(since)
        ? [{ rule, why: `${act} waits for some time after ${since}` }]
        : [];
    }
    return [];
  });
}

const commonRoles = (members: readonly string[], { acts }: Procedure) =>
  members.map((act) => acts.get(act)?.roles ?? []).reduce((left, roles) => left.filter((role) => roles.includes(role)));
