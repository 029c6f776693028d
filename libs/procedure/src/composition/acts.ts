import { Definition, faultAt, Said, StatementOf } from '../definition/index.js';
import { ActDeclaration, PackFault, Vocabulary } from '../types.js';
import { AssembledAct } from './assembly.js';

type ActStatement = StatementOf<'act'>;
type Stated<S> = { readonly statement: S; readonly place: Said['place'] };

const DECLARED_BY_CODE = { file: '', line: 1, column: 1 };

/** The acts that a composition declares. An entry without attributes only adds its rules; attributes stated must agree. */
export function assembleActs(
  union: Definition,
  vocabulary: Vocabulary,
  open: boolean,
): { readonly acts: ReadonlyMap<string, AssembledAct>; readonly faults: readonly PackFault[] } {
  const faults: PackFault[] = [];
  const steps = declaredSteps(union, vocabulary, faults);
  const entries = statedActs(union, vocabulary, steps, faults);
  const acts = new Map<string, AssembledAct>();
  const declare = (name: string, declaration: ActDeclaration, step?: StatementOf<'step'>) => {
    const stated = entries.get(name) ?? [];
    if (stated.length === 0 && !open) return;
    acts.set(name, {
      ...attributesOf(name, declaration, stated, faults),
      isStep: !!step,
      ...(step?.form ? { form: step.form } : {}),
    });
  };
  for (const [name, declaration] of Object.entries(vocabulary.acts)) declare(name, declaration);
  for (const [name, { statement }] of [...steps].sort(([a], [b]) => (a < b ? -1 : 1)))
    declare(name, declarationOf(statement), statement);
  return { acts, faults };
}

function declaredSteps(union: Definition, vocabulary: Vocabulary, faults: PackFault[]) {
  const steps = new Map<string, Stated<StatementOf<'step'>>>();
  for (const { statement, place } of union.values()) {
    if (statement.kind !== 'step') continue;
    const { step } = statement;
    if (vocabulary.acts[step])
      faults.push(
        faultAt(place(), 'GivenTwice', `${step} is an act that the code knows; a step needs a name of its own`),
      );
    else if (steps.has(step)) faults.push(faultAt(place(), 'GivenTwice', `step ${step} is given twice, differently`));
    else steps.set(step, { statement, place });
  }
  return steps;
}

function statedActs(
  union: Definition,
  vocabulary: Vocabulary,
  steps: ReadonlyMap<string, unknown>,
  faults: PackFault[],
) {
  const entries = new Map<string, Stated<ActStatement>[]>();
  for (const { statement, place } of union.values()) {
    if (statement.kind !== 'act') continue;
    const { act } = statement;
    if (!vocabulary.acts[act] && !steps.has(act))
      faults.push(faultAt(place(), 'UnresolvedName', `there is no act ${act}`));
    else entries.set(act, [...(entries.get(act) ?? []), { statement, place }]);
  }
  return entries;
}

function attributesOf(
  name: string,
  declaration: ActDeclaration,
  stated: readonly Stated<ActStatement>[],
  faults: PackFault[],
) {
  const attributed = stated.filter(({ statement }) => statement.flags.length > 0);
  const [first] = attributed;
  for (const other of attributed.slice(1))
    if (
      JSON.stringify([other.statement.flags, other.statement.endings]) !==
      JSON.stringify([first!.statement.flags, first!.statement.endings])
    )
      faults.push(
        faultAt(other.place(), 'AttributesDisagree', `${name} is declared otherwise in ${first!.place().file}`),
      );
  const { flags = [], endings } = first?.statement ?? {};
  const { positive, other } = declaration.outcomes;
  for (const outcome of endings ?? [])
    if (!positive.includes(outcome) && !other.includes(outcome))
      faults.push(
        faultAt(
          first!.place('ending'),
          'UnresolvedName',
          `${name} has no outcome ${outcome}; it has ${[...positive, ...other].join(', ')}`,
        ),
      );
  const ending = flags.includes('ending');
  if (ending && declaration.scope !== 'project')
    faults.push(
      faultAt(
        first!.place('ending'),
        'WrongScope',
        `${name} is about a ${declaration.scope}: only an act on the project ends it`,
      ),
    );
  const free = stated.find(({ statement }) => statement.free !== undefined)?.statement.free;
  return {
    declaration,
    initial: flags.includes('initial'),
    afterEnd: flags.includes('afterEnd'),
    endings: new Set(ending ? (endings ?? positive) : []),
    ...(free === undefined ? {} : { free }),
    place: stated[0]?.place() ?? DECLARED_BY_CODE,
  };
}

const declarationOf = ({ step, scope, zh, en, outcomes }: StatementOf<'step'>): ActDeclaration => ({
  name: step,
  scope,
  label: { zh, en },
  outcomes,
});
