import fc from 'fast-check';
import { Facts, FactValue, Scope } from '../src/index.js';
import { Step, vocabulary } from './garden.js';

/** Random rules, histories and intents over the garden's acts. */
export const ACTS = Object.keys(vocabulary.acts).filter((name) => name !== 'Elsewhere');
/** A few acts come often, so that rules and histories meet. */
const act = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...ACTS) },
  { weight: 3, arbitrary: fc.constantFrom('Review', 'Tender', 'Award', 'Rate', 'Pay') },
);
const acts = fc.uniqueArray(act, { minLength: 1, maxLength: 3 }).map((names) => `[${names.join(', ')}]`);
const period = fc
  .record({ n: fc.integer({ min: 0, max: 40 }), unit: fc.constantFrom('day', 'workingDay', 'month') })
  .map(({ n, unit }) => `{n: ${n}, unit: ${unit}}`);
const scope = fc.constantFrom<Scope>('lot', 'contract', 'payment', 'evaluation');
const flag = (name: string) => fc.constantFrom('', `, ${name}: true`);

const relations: readonly fc.Arbitrary<string>[] = [
  fc
    .tuple(act, acts, fc.constantFrom('of', 'any'), flag('orNone'))
    .map(([a, of, mode, none]) => `needs: {act: ${a}, ${mode}: ${of}${none}}`),
  fc.tuple(act, acts, scope).map(([a, of, each]) => `needs: {act: ${a}, any: ${of}, each: ${each}, orNone: true}`),
  fc
    .tuple(act, act, period, flag('fullDays'))
    .map(([a, since, p, full]) => `after: {act: ${a}, since: ${since}, period: ${p}${full}}`),
  fc.tuple(act, act, period).map(([a, since, p]) => `within: {act: ${a}, since: ${since}, period: ${p}}`),
  fc
    .tuple(act, act, acts, flag('down'))
    .map(([a, by, until, down]) => `holds: {by: ${by}, act: ${a}, until: ${until}${down}}`),
  fc.tuple(act, act, period).map(([a, by, lapse]) => `holds: {by: ${by}, act: ${a}, lapse: ${lapse}}`),
  fc.tuple(act, act).map(([a, by]) => `blocks: {by: ${by}, act: ${a}}`),
  fc.tuple(act, fc.integer({ min: 1, max: 2 })).map(([a, n]) => `times: {act: ${a}, n: ${n}}`),
  fc.tuple(act, acts).map(([a, notBy]) => `separate: {act: ${a}, notBy: ${notBy}}`),
  fc
    .tuple(act, fc.constantFrom('purchaser', 'purchaser.handler', 'finance'))
    .map(([a, role]) => `actors: {act: ${a}, roles: [${role}]}`),
  fc
    .tuple(act, fc.constantFrom('project.adHoc', 'project.budgetFen > 2', 'project.mode == "a" && !project.adHoc'))
    .map(([a, expr]) => `guard: {act: ${a}, expr: '${expr}'}`),
  fc
    .tuple(act, fc.constantFrom('<=', '>='), fc.integer({ min: 0, max: 4 }))
    .map(([a, op, of]) => `limit: {act: ${a}, fact: project.budgetFen, op: "${op}", of: ${of}}`),
  fc.tuple(act, period).map(([a, p]) => `limit: {act: ${a}, fact: tender.deadline, op: ">=", from: now, period: ${p}}`),
];
const more = fc.constantFrom(
  '',
  '',
  'when: "project.adHoc", ',
  "when: 'project.budgetFen <= 2', ",
  'applies: {from: 2020-03-05}, ',
  'applies: {anchor: Award, to: 2020-03-05}, ',
  'deciding: [done], ',
);

/** Rules as YAML lines; `deciding` only where every act of the rule has the outcome. */
export const rules = (prefix: string, most = 12) =>
  fc.array(fc.tuple(fc.oneof(...relations), more), { maxLength: most }).map((drawn) =>
    drawn
      .map(([relation, head], i) => {
        const judged = /act: (\w+)/.exec(relation)![1]!;
        const fits = !head.startsWith('deciding') || vocabulary.acts[judged]!.outcomes.positive.includes('done');
        return `  - {id: ${prefix}${i}, source: [{instrument: X}], zh: 甲, en: A, ${fits ? head : ''}${relation}}\n`;
      })
      .join(''),
  );

const KEYS: Readonly<Record<Scope, readonly string[]>> = {
  project: [''],
  lot: ['lot-1', 'lot-2'],
  contract: ['lot-1/c-1', 'lot-1/c-2', 'lot-2/c-3'],
  milestone: [],
  payment: ['lot-1/c-1/pay-1', 'lot-1/c-1/pay-2'],
  evaluation: ['lot-1/c-1/e-1', 'lot-1/c-1/e-2'],
};
export const keysOf = (name: string) => KEYS[vocabulary.acts[name]!.scope];
const PERSONS = ['p_1', 'p_2', 'p_3'];
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2020-03-${String(n).padStart(2, '0')}`);

const occurrence: fc.Arbitrary<Step> = act.chain((name) => {
  const { positive, other } = vocabulary.acts[name]!.outcomes;
  return fc.record({
    act: fc.constant(name),
    key: fc.constantFrom(...keysOf(name)),
    outcome: fc.constantFrom(...positive, ...other),
    person: fc.constantFrom(...PERSONS),
    on: day,
    voids: fc.oneof(
      { weight: 5, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => [`e${n}`]) },
    ),
    links: name === 'Pay' ? fc.subarray(KEYS.evaluation as string[]) : fc.constant([]),
  });
});
/** A history that began and may have opened lots. */
export const history: fc.Arbitrary<readonly Step[]> = fc
  .array(occurrence, { maxLength: 14 })
  .map((steps) => [{ act: 'Ask' }, { act: 'Plan', opens: ['lot-1', 'lot-2'] }, ...steps]);

export const someone = fc.record({
  person: fc.constantFrom(...PERSONS),
  role: fc.constantFrom('purchaser.handler', 'finance.general', 'supplier'),
  organisation: fc.constant('org'),
});

export const facts: fc.Arbitrary<Facts> = fc.record({
  project: fc.record({
    adHoc: fc.boolean(),
    budgetFen: fc.integer({ min: 0, max: 4 }),
    mode: fc.constantFrom('a', 'b'),
  }),
  tender: fc.record({ deadline: day.map((date) => `${date}T02:00:00.000Z`) }),
});

/** Some of the facts, equal where given. */
export const partOf = (whole: Facts): fc.Arbitrary<Facts> => {
  const names = Object.entries(whole).flatMap(([group, members]) =>
    Object.keys(members).map((name) => [group, name] as const),
  );
  return fc.subarray(names).map((kept) => {
    const part: Record<string, Record<string, FactValue>> = {};
    for (const [group, name] of kept) (part[group] ??= {})[name] = whole[group]![name]!;
    return part;
  });
};

export const anAct = act;
export const anInstant = day.map((date) => `${date}T02:00:00.000Z`);
