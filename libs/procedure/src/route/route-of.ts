import { Source, Text } from '@tongjian/kernel';
import { Procedure } from '../compiled/procedure.js';
import { Facts } from '../types.js';
import { matchingRow } from './matching-row.js';

/** The way that a route's tables lead on some facts; an event records it with the facts it saw. */
export interface Taken {
  /** The matching rows' ids, joined by `+` where several tables speak. */
  readonly route: string;
  /** The rule of the first row, or of its table. */
  readonly rule: string;
  /** The acts that all matching `require` rows name together. */
  readonly acts: readonly string[];
  /** The values that every matching `allow` row permits; left out where no table allows anything. */
  readonly values?: readonly string[];
  readonly facts: readonly string[];
  readonly source: readonly Source[];
  readonly text: Text;
}

/** Which way a route goes; undefined where there is no such route, or where a fact it needs is not given. */
export function routeOf(procedure: Procedure, name: string, facts: Facts): Taken | undefined {
  const read = (dotted: string) => {
    const [group, member] = dotted.split('.') as [string, string];
    return group === 'params' ? procedure.parameters[member] : facts[group]?.[member];
  };
  const taken = (procedure.routes.get(name) ?? []).map((table) => ({ table, match: matchingRow(table, read, facts) }));
  const matched = taken.flatMap(({ table, match }) => ('row' in match ? [{ table, ...match }] : []));
  const [first] = matched;
  if (!first || matched.length < taken.length) return undefined;
  const permitted = matched.filter(({ table }) => table.kind === 'allow').map(({ row }) => row.values ?? []);
  return {
    route: matched.map(({ row }) => row.id).join('+'),
    rule: first.row.rule ?? first.table.rule,
    acts: [...new Set(matched.flatMap(({ row }) => row.acts ?? []))],
    ...(permitted.length > 0
      ? { values: permitted.reduce((left, next) => left.filter((value) => next.includes(value))) }
      : {}),
    facts: [...new Set(matched.flatMap((match) => match.read))],
    source: first.row.source ?? first.table.source,
    text: { zh: first.row.zh, en: first.row.en },
  };
}
