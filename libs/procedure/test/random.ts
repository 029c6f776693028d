import fc from 'fast-check';
import { Facts, FactValue, Scope } from '../src/index.js';
import { pathOf } from '../src/key.js';
import { Step, vocabulary } from './garden.js';

/** Random rules, histories and intents over the garden's acts. */
export const ACTS = Object.keys(vocabulary.acts).filter((name) => name !== 'Elsewhere');
/** A few acts come often, so that rules and histories meet. */
const act = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...ACTS) },
  { weight: 3, arbitrary: fc.constantFrom('Review', 'Tender', 'Award', 'Rate', 'Pay', 'Complain', 'Rule') },
);
const acts = fc.uniqueArray(act, { minLength: 1, maxLength: 3 }).map((names) => `[${names.join(', ')}]`);
const period = fc
  .record({ n: fc.integer({ min: 0, max: 40 }), unit: fc.constantFrom('day', 'workingDay', 'month') })
  .map(({ n, unit }) => `{n: ${n}, unit: ${unit}}`);
const scope = fc.constantFrom<Scope>('lot', 'contract', 'payment', 'evaluation', 'case');
const flag = (name: string) => fc.constantFrom('', `, ${name}: true`);
/** Any outcomes of an act, or nothing said of them. */
const outcomesOf = (name: string) => {
  const { positive, other } = vocabulary.acts[name]!.outcomes;
  return fc.constantFrom('', ...[...positive, ...other].map((outcome) => `, outcomes: [${outcome}]`));
};
const wanted = act.chain((name) =>
  fc.tuple(outcomesOf(name), flag('ever')).map(([outcomes, ever]) => `{act: ${name}${outcomes}${ever}}`),
);
const wants = fc.array(wanted, { minLength: 1, maxLength: 3 }).map((all) => `[${all.join(', ')}]`);
const pick = fc.constantFrom('', ', pick: first', ', pick: last');
const operator = fc.constantFrom('<=', '<', '>=', '>', '=');

const relations: readonly fc.Arbitrary<string>[] = [
  fc
    .tuple(act, wants, fc.constantFrom('of', 'any'), flag('orNone'))
    .map(([a, of, mode, none]) => `needs: {act: ${a}, ${mode}: ${of}${none}}`),
  fc.tuple(act, acts, scope).map(([a, of, each]) => `needs: {act: ${a}, any: ${of}, each: ${each}, orNone: true}`),
  fc
    .tuple(act, act, period, flag('fullDays'), pick)
    .map(([a, since, p, full, first]) => `after: {act: ${a}, since: ${since}, period: ${p}${full}${first}}`),
  fc
    .tuple(act, act, period, pick)
    .map(([a, since, p, first]) => `within: {act: ${a}, since: ${since}, period: ${p}${first}}`),
  fc.tuple(act, fc.constantFrom('after', 'within')).map(([a, kind]) => `${kind}: {act: ${a}, fact: tender.deadline}`),
  fc
    .tuple(act, period, fc.constantFrom('after', 'within'))
    .map(([a, p, kind]) => `${kind}: {act: ${a}, fact: tender.deadline, period: ${p}}`),
  fc
    .tuple(
      act,
      act.chain((by) => outcomesOf(by).map((outcomes) => `${by}${outcomes}`)),
      acts,
      flag('down'),
    )
    .map(([a, by, until, down]) => `holds: {by: ${by}, act: ${a}, until: ${until}${down}}`),
  fc.tuple(act, act, period).map(([a, by, lapse]) => `holds: {by: ${by}, act: ${a}, lapse: ${lapse}}`),
  fc.tuple(act, act).map(([a, by]) => `blocks: {by: ${by}, act: ${a}}`),
  fc.tuple(act, acts).map(([by, except]) => `blocks: {by: ${by}, act: "*", except: ${except}}`),
  fc
    .tuple(act, fc.integer({ min: 1, max: 2 }), fc.constantFrom('', ', per: year', ', per: month'), fc.boolean())
    .map(([a, n, per, wide]) => `times: {act: ${a}, n: ${n}${per}${wide ? `, in: ${widerThan(a)}` : ''}}`),
  fc.tuple(act, acts).map(([a, notBy]) => `separate: {act: ${a}, notBy: ${notBy}}`),
  fc
    .tuple(act, fc.constantFrom('purchaser', 'purchaser.handler', 'finance'))
    .map(([a, role]) => `actors: {act: ${a}, roles: [${role}]}`),
  fc
    .tuple(act, fc.constantFrom('project.adHoc', 'project.budgetFen > 2', 'project.mode == "a" && !project.adHoc'))
    .map(([a, expr]) => `guard: {act: ${a}, expr: '${expr}'}`),
  fc
    .tuple(act, operator, fc.integer({ min: 0, max: 4 }))
    .map(([a, op, of]) => `limit: {act: ${a}, fact: project.budgetFen, op: "${op}", of: ${of}}`),
  fc
    .tuple(act, operator, fc.constantFrom('10%', '1/3', '1/2', '150%', '2.5‰'))
    .map(
      ([a, op, share]) =>
        `limit: {act: ${a}, fact: project.budgetFen, op: "${op}", of: award.amountFen, share: ${share}}`,
    ),
  fc
    .tuple(act, operator, fc.oneof(fc.constant('now'), act), period, flag('fullDays'))
    .map(
      ([a, op, from, p, full]) =>
        `limit: {act: ${a}, fact: tender.deadline, op: "${op}", from: ${from}, period: ${p}${full}}`,
    ),
  fc
    .uniqueArray(fc.tuple(act, fc.constantFrom('', ', each: lot')), {
      minLength: 2,
      maxLength: 3,
      selector: ([name]) => name,
    })
    .map((members) =>
      members.map(
        ([name, each]) => `{act: ${name}${pathOf(vocabulary.acts[name]!.scope).includes('lot') ? each : ''}}`,
      ),
    )
    .map((members) => `together: {acts: [${members.join(', ')}]}`),
  fc.tuple(act, acts).map(([on, does]) => `consequence: {on: ${on}, do: ${does}}`),
];
const widerThan = (name: string) => (pathOf(vocabulary.acts[name]!.scope).length > 1 ? 'lot' : 'project');
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
        const judged = /^(?:blocks.*\*|consequence|together)|[{ ]act: (\w+)/.exec(relation)![1];
        const fits =
          !head.startsWith('deciding') || !!vocabulary.acts[judged ?? '']?.outcomes.positive.includes('done');
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
  case: ['lot-1/case-1', 'lot-1/case-2', 'lot-1/c-1/e-1/case-3'],
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
  role: fc.constantFrom('purchaser.handler', 'finance.general', 'supplier', 'process'),
  organisation: fc.constant('org'),
});

export const facts: fc.Arbitrary<Facts> = fc.record({
  project: fc.record({
    adHoc: fc.boolean(),
    budgetFen: fc.integer({ min: 0, max: 4 }),
    mode: fc.constantFrom('a', 'b'),
  }),
  award: fc.record({ amountFen: fc.integer({ min: 0, max: 9 }) }),
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

/** Tables of a route that acts may need, and one of permitted values. */
export const routes = fc
  .tuple(acts, acts, fc.constantFrom('project.adHoc', "project.mode == 'a'", 'project.budgetFen > 2'), act)
  .map(
    ([some, others, when, judged]) =>
      `routes:\n  way: {source: [{instrument: X}], zh: 路, en: Way, require: [{id: one, when: "${when}", acts: ${some}, zh: 一, en: One}, {id: rest, otherwise: true, acts: ${others}, zh: 余, en: Rest}]}\n` +
      `  method: {act: ${judged}, fact: project.mode, source: [{instrument: X}], zh: 法, en: Method, allow: [{id: large, when: "${when}", values: [a], zh: 一, en: One}, {id: rest, otherwise: true, values: [b], zh: 余, en: Rest}]}\n`,
  );
