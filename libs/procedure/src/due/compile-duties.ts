import { Assembly, StatedRule } from '../composition/assembly.js';
import { compiledCondition } from '../compiled/condition.js';
import { wordsOf } from '../compiled/words.js';
import { BlocksBody, DueBody, Place, RuleStatement } from '../definition/index.js';
import { PackFault } from '../types.js';
import { Circumstances, CompiledDuty, Forbidding, StoppingHold } from './compiled-duty.js';

/** Every rule `due` of an assembly, with the holds that stop its clock and what forbids its act for good. */
export function compileDuties(assembly: Assembly, faults: PackFault[]): readonly CompiledDuty[] {
  return assembly.rules.flatMap((stated) => {
    const { statement } = stated;
    return statement.relation === 'due' ? [compileDuty(stated, statement.body, assembly, faults)] : [];
  });
}

function compileDuty(
  { statement, place }: StatedRule,
  body: DueBody,
  assembly: Assembly,
  faults: PackFault[],
): CompiledDuty {
  const { acts } = assembly;
  const when = compiledCondition(statement.when, place('when'), assembly, faults);
  return {
    id: statement.id,
    rule: statement.rule ?? statement.id,
    source: statement.source,
    text: wordsOf(statement, (act) => acts.get(act)?.declaration),
    body,
    scope: acts.get(body.act)!.declaration.scope,
    starts: new Map(
      body.on.filter((act) => acts.has(act)).map((act) => [act, outcomesOf(assembly, act, body.outcomes)]),
    ),
    metBy: outcomesOf(assembly, body.act, body.metBy),
    holds: body.runsUnderHold ? [] : holdsOn(body.act, assembly),
    forbidding: forbiddingOf(body.act, assembly),
    ...(when ? { when } : {}),
    ...(statement.applies ? { applies: statement.applies } : {}),
  };
}

const outcomesOf = ({ acts }: Assembly, act: string, named?: readonly string[]): ReadonlySet<string> =>
  new Set(named ?? acts.get(act)?.declaration.outcomes.positive);

function holdsOn(act: string, assembly: Assembly): readonly StoppingHold[] {
  return assembly.rules.flatMap(({ statement }) => {
    if (statement.relation !== 'holds' || statement.body.act !== act) return [];
    const { body } = statement;
    return [{ body, starts: outcomesOf(assembly, body.by, body.outcomes), ...circumstancesOf(statement, assembly) }];
  });
}

function forbiddingOf(act: string, assembly: Assembly): readonly Forbidding[] {
  const blocking = assembly.rules.flatMap(({ statement }) => {
    if (statement.relation !== 'blocks' || !forbids(statement.body, act)) return [];
    const { by, outcomes } = statement.body;
    const named = outcomesOf(assembly, by, outcomes);
    return [{ act: by, outcomes: named, everywhere: false, ...circumstancesOf(statement, assembly) }];
  });
  if (assembly.open || assembly.acts.get(act)!.afterEnd) return blocking;
  const endings = [...assembly.acts]
    .filter(([, { endings: ends }]) => ends.size > 0)
    .map(([name, { endings: outcomes }]) => ({ act: name, outcomes, everywhere: true }));
  return [...blocking, ...endings];
}

const forbids = ({ act, except = [] }: BlocksBody, wanted: string): boolean =>
  act === '*' ? !except.includes(wanted) : act === wanted;

/** Its faults are found where the rule itself is compiled. */
function circumstancesOf({ when, applies }: RuleStatement, assembly: Assembly): Circumstances {
  const condition = compiledCondition(when, NOWHERE, assembly, []);
  return { ...(condition ? { when: condition } : {}), ...(applies ? { applies } : {}) };
}

const NOWHERE: Place = { file: '', line: 1, column: 1 };
