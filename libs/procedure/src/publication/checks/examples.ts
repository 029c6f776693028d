import { Assembly } from '../../composition/assembly.js';
import { faultAt } from '../../definition/index.js';
import { compileCondition } from '../../expression/index.js';
import { Facts, FactValue, PackFault } from '../../types.js';

/** Runs the examples that guards carry: an author must not believe in a guard that decides otherwise. */
export function exampleFaults({ rules, factTypes, parameters }: Assembly): PackFault[] {
  return rules.flatMap(({ statement, place }) => {
    if (statement.relation !== 'guard') return [];
    const condition = compileCondition(statement.body.expr, factTypes, parameters);
    if ('faults' in condition) return [];
    return (statement.body.examples ?? []).flatMap(({ facts, holds }, i) => {
      const at = place('guard', 'examples', i);
      const unknown = Object.keys(facts).filter((name) => !factTypes[name]);
      if (unknown.length > 0) return unknown.map((name) => faultAt(at, 'UnknownFact', `there is no fact ${name}`));
      const found = condition.evaluate(nested(facts));
      if (found === holds) return [];
      const said = found === undefined ? 'cannot be decided by these facts' : `is ${found}`;
      return [faultAt(at, 'ExampleContradicts', `${statement.id} ${said}, the example says ${holds}`)];
    });
  });
}

/** Facts by dotted names, as groups. */
export function nested(dotted: Readonly<Record<string, FactValue>>): Facts {
  const facts: Record<string, Record<string, FactValue>> = {};
  for (const [name, value] of Object.entries(dotted)) {
    const [group, member] = name.split('.') as [string, string];
    (facts[group] ??= {})[member] = value;
  }
  return facts;
}
