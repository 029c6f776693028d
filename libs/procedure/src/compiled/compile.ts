import { Assembly, StatedRule } from '../composition/assembly.js';
import { sha256 } from '@tongjian/kernel';
import { PackFault } from '../types.js';
import { leavesOf, ROLES } from '../role.js';
import { caseOpenersOf } from './cases.js';
import { compileForm } from './form.js';
import { compileRule } from './compile-rule.js';
import { CompiledDuty } from '../due/compiled-duty.js';
import { compileDuties } from '../due/compile-duties.js';
import { CompiledRule, Procedure, ProcedureAct, RouteTable } from './procedure.js';
import { compileTables } from './routes.js';
import { faultAt } from '../definition/index.js';

/** Compiles an assembly: conditions planned once, rules in arrays by act. A procedure with faults must not be used. */
export function compile(assembly: Assembly): { readonly procedure: Procedure; readonly faults: readonly PackFault[] } {
  const faults: PackFault[] = [];
  const routes = compileTables(assembly, faults);
  const byAct = new Map<string, CompiledRule[]>();
  const consequences = new Map<string, CompiledRule[]>();
  for (const stated of assembly.rules)
    for (const { act, rule } of compileRule(stated, assembly, routes, faults)) {
      const into = rule.relation === 'consequence' ? consequences : byAct;
      into.set(act, [...(into.get(act) ?? []), rule]);
    }
  const acts = new Map<string, ProcedureAct>();
  for (const [name, assembled] of assembly.acts) {
    const rules = [...(byAct.get(name) ?? [])];
    if (!assembly.open && !rules.some(({ relation }) => relation === 'times'))
      rules.push(onceOnly(name, assembly, faults));
    acts.set(name, { ...actOf(name, assembly, faults), rules, consequences: consequences.get(name) ?? [] });
    if (assembled.form && !acts.get(name)!.form)
      faults.push(faultAt(assembled.place, 'FormNotASchema', `${name}: the form is no JSON Schema`));
  }
  return { procedure: procedureOf(assembly, acts, routes, compileDuties(assembly, faults)), faults };
}

/** How often an act may be done is filled in after composition, so that no pack's silence loosens another's word. */
function onceOnly(act: string, assembly: Assembly, faults: PackFault[]): CompiledRule {
  const place = () => assembly.acts.get(act)!.place;
  const { id, basis } = assembly.header;
  const statement: StatedRule['statement'] = {
    kind: 'rule',
    relation: 'times',
    id: `${id}.${act}.once`,
    source: basis,
    body: { act, n: 1 },
  };
  const [compiled] = compileRule({ statement, place, header: assembly.header }, assembly, new Map(), faults);
  return compiled!.rule;
}

function actOf(name: string, assembly: Assembly, faults: PackFault[]): Omit<ProcedureAct, 'rules' | 'consequences'> {
  const { declaration, initial, afterEnd, endings, free, isStep, form } = assembly.acts.get(name)!;
  let roles = Object.keys(ROLES);
  const separated = new Set<string>();
  for (const { statement, place } of assembly.rules) {
    if (statement.relation === 'actors' && statement.body.act === name) {
      const leaves = statement.body.roles.flatMap((role) => {
        const found = leavesOf(role);
        if (!found) faults.push(faultAt(place('actors'), 'UnresolvedName', `there is no role ${role}`));
        return found ?? [];
      });
      if (!statement.when) roles = roles.filter((role) => leaves.includes(role));
    }
    if (statement.relation === 'separate' && statement.body.act === name)
      statement.body.notBy.forEach((act) => separated.add(act));
  }
  const check = form && compileForm(form);
  const openers = caseOpenersOf(name, assembly);
  return {
    declaration,
    initial,
    afterEnd,
    endings,
    ...(free === undefined ? {} : { free }),
    ...(check ? { form: check } : {}),
    ...(openers && openers.size > 0 ? { caseOpeners: openers } : {}),
    isStep,
    roles,
    separated: [...separated],
  };
}

function procedureOf(
  assembly: Assembly,
  acts: ReadonlyMap<string, ProcedureAct>,
  routes: ReadonlyMap<string, readonly RouteTable[]>,
  duties: readonly CompiledDuty[],
): Procedure {
  const { header, parts, text, open, parameters, stages, gates, dropped } = assembly;
  return {
    ref: { id: header.id, version: header.version, hash: sha256(text) },
    title: header.title,
    status: header.status,
    parts,
    floorBasis: assembly.packs.find(({ written }) => written.kind === 'floor')?.written.basis ?? [],
    text,
    open,
    parameters,
    acts,
    initials: [...acts].filter(([, { initial }]) => initial).map(([name]) => name),
    enders: [...acts.values()].filter(({ endings }) => endings.size > 0),
    routes,
    duties,
    stages,
    gates,
    dropped,
    together: assembly.rules.flatMap(({ statement }) =>
      statement.relation === 'together'
        ? [{ rule: statement.rule ?? statement.id, acts: statement.body.acts.map(({ act }) => act) }]
        : [],
    ),
  };
}
