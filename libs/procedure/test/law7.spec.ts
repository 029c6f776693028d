import fc from 'fast-check';
import { judge, PackFaults } from '../src/index.js';
import { compose } from '../src/composition/compose.js';
import { Procedure } from '../src/compiled/procedure.js';
import { Intent, Verdict } from '../src/types.js';
import { after, at, calendar, floorOf, head, packOf, Step, vocabulary } from './garden.js';
import { ACTS, anAct, anInstant, facts, history, keysOf, partOf, routes, rules, someone } from './random.js';
import { Told } from './reference/record.js';
import { reference } from './reference/reference.js';

jest.setTimeout(120_000);

/** The same history as the marking's `after` folds. */
const told = (steps: readonly Step[]): readonly Told[] =>
  steps.map(({ act, key = '', outcome, on = '2020-03-02', person = 'p_9', opens = [], links = [], voids = [] }, i) => ({
    event: `e${i + 1}`,
    at: at(on),
    person,
    acts: [{ act, key, outcome: outcome ?? vocabulary.acts[act]!.outcomes.positive[0]! }],
    opens,
    links: links.map((to) => ({ from: key, to })),
    voids,
  }));

/** An engine's verdicts by relation; the one of the default count and of a process's right under one name. */
const byRelation = (verdicts: readonly Verdict[], { acts }: Procedure) =>
  Object.fromEntries(
    verdicts.map(({ relation, kind, outcome }) => [
      kind === 'consequence'
        ? 'process'
        : [...acts.keys()].some((name) => relation === `garden.${name}.once`)
          ? 'once'
          : relation,
      outcome,
    ]),
  );

const overlay = (extra: string) => ({
  name: 'overlay.yaml',
  text: head('shed', 'overlay', 'over: garden') + (extra ? `rules:\n${extra}` : ''),
});
const declarations = (absent: readonly string[], routed: readonly string[]) =>
  `acts:\n${ACTS.filter((name) => !absent.includes(name))
    .map((name) => {
      const flags =
        { Ask: ', initial: true', Close: ', ending: true', Correct: ', afterEnd: true, times: unlimited' }[name] ?? '';
      const needs = routed.includes(name) ? ', needs: ["route:way"]' : '';
      return `  ${name}: {actors: [purchaser, finance, supplier], free: x${needs}${flags}}`;
    })
    .join('\n')}\n`;

const packs = fc
  .record({
    law: rules('law', 6),
    local: rules('local', 8),
    extra: rules('extra', 3),
    way: routes,
    routed: fc.uniqueArray(anAct, { maxLength: 2 }),
    absent: fc.uniqueArray(fc.constantFrom('Accept', 'Fail', 'Correct', 'Elsewhere'), { maxLength: 1 }),
    replaced: fc.nat(9),
  })
  .map(({ law, local, extra, way, routed, absent, replaced }) => {
    const lines = law.split('\n').filter(Boolean);
    const marked = lines.map((line, i) => (i === replaced ? line.replace('source:', 'default: true, source:') : line));
    const replaces =
      replaced < lines.length ? `replaces: [{rule: law${replaced}, authority: [{instrument: X}]}]\n` : '';
    const body = `${replaces}${declarations(absent, routed)}${way}${local ? `rules:\n${local}` : ''}`;
    return [floorOf(marked.join('\n')), packOf(body), overlay(extra)];
  });

const companion = anAct.chain((act) => fc.record({ act: fc.constant(act), key: fc.constantFrom(...keysOf(act)) }));
const intents = facts.chain((whole) =>
  fc.record({
    act: anAct,
    at: anInstant,
    actor: someone,
    facts: fc.oneof(fc.constant(whole), partOf(whole)),
    complete: fc.boolean(),
    place: fc.nat(9),
    fresh: fc.boolean(),
    decided: fc.option(fc.nat(3), { nil: undefined }),
    together: fc.option(fc.array(companion, { maxLength: 3 }), { nil: undefined }),
    links: fc.option(fc.subarray(['lot-1/c-1/e-1', 'lot-1/c-1/e-2', 'lot-1/c-1']), { nil: undefined }),
  }),
);

describe('law 7: the engine means what the slow reference says', () => {
  it('for every relation on random packs and histories with voids, cases and links', () => {
    let compared = 0;
    const seen = new Set<string>();
    fc.assert(
      fc.property(packs, history, fc.array(intents, { minLength: 12, maxLength: 12 }), (files, steps, asked) => {
        const procedure = composed(files);
        if (!procedure) return;
        const marking = after(...steps);
        const slow = reference(vocabulary, calendar, told(steps), ...files);
        for (const { place, fresh, decided, links, together, ...rest } of asked) {
          const { outcomes, opens, scope } = vocabulary.acts[rest.act]!;
          const all = [...outcomes.positive, ...outcomes.other];
          const keys = keysOf(rest.act);
          const key = keys[place % keys.length]!;
          const intent: Intent = {
            ...rest,
            key: fresh && opens === scope && scope !== 'project' ? key.replace(/\d+$/, '*') : key,
            ...(decided === undefined ? {} : { outcome: all[decided % all.length]! }),
            ...(links ? { links } : {}),
            ...(together ? { together } : {}),
          };
          const verdicts = judge(procedure, calendar, marking, intent);
          expect(byRelation(verdicts, procedure)).toEqual(slow(intent));
          compared += verdicts.length;
          for (const { kind, outcome } of verdicts) seen.add(`${kind} ${outcome}`);
        }
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(5000);
    for (const kind of [
      'needs',
      'after',
      'within',
      'holds',
      'blocks',
      'times',
      'actors',
      'guard',
      'limit',
      'route',
      'together',
    ])
      for (const outcome of ['holds', 'fails']) expect(seen).toContain(`${kind} ${outcome}`);
  });
});

/** A random floor may need an act that the random pack does not have: such packs have no meaning. */
function composed(files: Parameters<typeof compose>[1][]): Procedure | undefined {
  try {
    return compose(vocabulary, ...files);
  } catch (error) {
    if (error instanceof PackFaults && error.faults.every(({ code }) => MEANINGLESS.includes(code))) return undefined;
    throw error;
  }
}
const MEANINGLESS = ['FloorNeedAbsent', 'UnresolvedName'];
