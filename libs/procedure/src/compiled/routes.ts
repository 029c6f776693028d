import { Assembly, StatedRule } from '../composition/assembly.js';
import { RouteBody } from '../definition/index.js';
import { PackFault } from '../types.js';
import { compiledCondition } from './condition.js';
import { RouteTable } from './procedure.js';
import { wantedOf } from './wanted.js';

/** The tables of each route, conditions planned. */
export function compileTables(assembly: Assembly, faults: PackFault[]): ReadonlyMap<string, readonly RouteTable[]> {
  const routes = new Map<string, RouteTable[]>();
  for (const stated of assembly.rules) {
    if (stated.statement.relation !== 'route') continue;
    const { route } = stated.statement.body;
    routes.set(route, [...(routes.get(route) ?? []), tableOf(stated, stated.statement.body, assembly, faults)]);
  }
  return routes;
}

export function tableOf(
  { statement, place }: StatedRule,
  body: RouteBody,
  assembly: Assembly,
  faults: PackFault[],
): RouteTable {
  const rows = body.rows.map((row, i) => {
    const condition = compiledCondition(row.when, place(body.kind, i, 'when'), assembly, faults);
    const wanted = (row.acts ?? []).flatMap((act) => wantedOf({ act }, assembly));
    return { ...row, wanted, ...(condition ? { condition } : {}) };
  });
  return { rule: statement.rule ?? statement.id, source: statement.source, kind: body.kind, rows };
}
