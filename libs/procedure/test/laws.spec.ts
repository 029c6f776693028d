import fc from 'fast-check';
import { StoredEvent } from '@tongjian/kernel';
import { emptyMarking, Happening, judge, mark, Marking, possibilities, refusalOf, Verdict } from '../src/index.js';
import { compose } from '../src/composition/compose.js';
import { union } from '../src/definition/index.js';
import { definitionOf, ReadPack, readPack } from '../src/definition/index.js';
import { happen } from '../src/marking/index.js';
import { scopeOf } from '../src/key.js';
import { after, calendar, floorOf, freely, head, packOf, rule, vocabulary } from './garden.js';
import { ACTS, anAct, anInstant, facts, history, keysOf, partOf, rules, someone } from './random.js';

jest.setTimeout(60_000);
const RUNS = { numRuns: 100 };
/** Rules that join siblings, which chance alone rarely writes. */
const SIBLINGS =
  rule('rated', 'needs: {act: Pay, of: [Rate]}') +
  rule('apart', 'separate: {act: Pay, notBy: [Rate]}') +
  rule('soon', 'within: {act: Pay, since: Rate, period: {n: 3, unit: day}}');
const event = (n: number, type: string, data: Happening, at: string): StoredEvent =>
  ({ id: `e${n}`, type, data, meta: { actor: { person: 'p_1' }, occurredAt: at } }) as unknown as StoredEvent;

describe('law 1: marking is a fold', () => {
  const events = history.chain((steps) =>
    fc.tuple(fc.constant(steps), fc.array(fc.nat({ max: 9 }), { maxLength: 5 })).map(([, strangers]) => {
      const known = steps.map(({ act, key = '', outcome = 'done', opens = [], voids = [], links = [] }, i) =>
        event(
          i + 1,
          'Happened',
          { acts: [{ act, key, outcome }], opens, voids, links: links.map((to) => ({ from: key, to })) },
          '2020-03-02T02:00:00.000Z',
        ),
      );
      return { known, strangers };
    }),
  );
  const foldOn = (from: Marking, batch: readonly StoredEvent[]) =>
    batch.reduce((marking, one) => mark(vocabulary, marking, one), from);

  it('gives the same marking however the events are split into batches', () => {
    fc.assert(
      fc.property(events, fc.nat(20), fc.nat(20), ({ known }, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const batches = [known.slice(0, first), known.slice(first, second), known.slice(second)];
        expect(batches.reduce(foldOn, emptyMarking())).toEqual(foldOn(emptyMarking(), known));
      }),
      RUNS,
    );
  });

  it('is changed by no event that it does not know', () => {
    fc.assert(
      fc.property(events, ({ known, strangers }) => {
        const mixed = known.flatMap((one, i) => [
          one,
          ...strangers.filter((at) => at === i).map(() => event(0, 'Stranger', {}, '')),
        ]);
        expect(foldOn(emptyMarking(), mixed)).toEqual(foldOn(emptyMarking(), known));
      }),
      RUNS,
    );
  });

  it('never changes a marking in place', () => {
    fc.assert(
      fc.property(events, ({ known }) => {
        const half = foldOn(emptyMarking(), known.slice(0, 5));
        const copy = structuredClone(half);
        foldOn(half, known.slice(5));
        expect(half).toEqual(copy);
      }),
      RUNS,
    );
  });
});

/** Relations by name. Of several rules that give a process its right the closest speaks: one name for all of them. */
const named = (verdicts: readonly Verdict[]) =>
  new Set(verdicts.map(({ kind, relation }) => (kind === 'consequence' ? 'consequence' : relation)));

describe('law 2: what the menu refuses the command refuses', () => {
  const scene = facts.chain((whole) =>
    fc.record({
      rules: rules('r'),
      history,
      actor: someone,
      at: anInstant,
      whole: fc.constant(whole),
      part: partOf(whole),
      links: fc.subarray(['lot-1/c-1/e-1', 'lot-1/c-1/e-2']),
      outcome: fc.nat(3),
    }),
  );

  it('for every act, key, choice of links and outcome; what only the command refuses was open or not yet chosen', () => {
    fc.assert(
      fc.property(scene, ({ rules: written, history: steps, actor, at, whole, part, links, outcome }) => {
        const procedure = freely(SIBLINGS + written);
        const marking = after(...steps);
        for (const { act, key, opensUnder, verdicts } of possibilities(procedure, calendar, marking, {
          actor,
          facts: part,
          at,
        })) {
          if (key.includes('*') && opensUnder === undefined) continue;
          const { outcomes, scope } = vocabulary.acts[act]!;
          const all = [...outcomes.positive, ...outcomes.other];
          const complete = judge(procedure, calendar, marking, {
            act,
            key: key.replace('*', 'fresh'),
            actor,
            facts: whole,
            at,
            complete: true,
            outcome: all[outcome % all.length]!,
            ...(scope === 'payment' ? { links: links.filter((link) => marking.keys.has(link)) } : {}),
          });
          const refused = named(complete.filter((verdict) => verdict.outcome !== 'holds'));
          const failing = named(verdicts.filter((verdict) => verdict.outcome === 'fails'));
          expect([...failing].filter((relation) => !refused.has(relation))).toEqual([]);
          if (scope === 'payment') continue;
          const notHolding = named(verdicts.filter((verdict) => verdict.outcome !== 'holds'));
          expect([...refused].filter((relation) => !notHolding.has(relation))).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

describe('law 4: composing only tightens', () => {
  const moves = fc.array(fc.record({ act: anAct, key: fc.nat(9), at: anInstant, actor: someone }), { maxLength: 40 });
  const written = fc.record({
    law: rules('law'),
    local: rules('local'),
    extra: rules('extra', 4),
    replaced: fc.option(fc.nat(11), { nil: undefined }),
    moves,
    facts,
  });
  const first = {
    key: 0,
    at: '2020-03-01T02:00:00.000Z',
    actor: { person: 'p_1', role: 'purchaser.handler', organisation: 'org' },
  };
  const BEGINNING = ['Ask', 'Plan', 'Draft'].map((act) => ({ act, ...first }));
  const all = `acts:\n${ACTS.map((name) => `  ${name}: {actors: [purchaser, finance, supplier], times: unlimited, free: x${name === 'Ask' ? ', initial: true' : ''}}`).join('\n')}\n`;
  const overlay = (extra: string) => ({
    name: 'overlay.yaml',
    text: head('shed', 'overlay', 'over: garden') + (extra ? `rules:\n${extra}` : ''),
  });

  it('every run of floor, pack and overlay is a run of the open floor less its replaced defaults', () => {
    fc.assert(
      fc.property(written, ({ law, local, extra, replaced, moves: tried, facts: given }) => {
        const lines = law.split('\n').filter(Boolean);
        const at = replaced === undefined || lines.length === 0 ? undefined : replaced % lines.length;
        const marked = lines.map((line, i) => (i === at ? line.replace('source:', 'default: true, source:') : line));
        const replaces = at === undefined ? '' : `replaces: [{rule: law${at}, authority: [{instrument: X}]}]\n`;
        const whole = compose(
          vocabulary,
          floorOf(marked.join('\n')),
          packOf(`${replaces}${all}${local ? `rules:\n${local}` : ''}`),
          overlay(extra),
        );
        const floor = compose(vocabulary, floorOf(marked.filter((_, i) => i !== at).join('\n')));
        expect(floor.open).toBe(true);
        let marking = emptyMarking();
        [...BEGINNING, ...tried].forEach(({ act, key, ...who }, i) => {
          const keys = keysOf(act);
          const intent = {
            act,
            key: keys[key % keys.length]!,
            facts: given,
            complete: true,
            outcome: vocabulary.acts[act]!.outcomes.positive[0]!,
            ...who,
          };
          if (refusalOf(judge(whole, calendar, marking, intent))) return;
          expect(refusalOf(judge(floor, calendar, marking, intent))).toBeUndefined();
          const opens = act === 'Plan' ? ['lot-1', 'lot-2'] : [];
          marking = happen(
            marking,
            { acts: [intent], opens },
            { event: `e${i}`, at: intent.at, person: intent.actor.person },
          );
        });
      }),
      RUNS,
    );
  });

  it('gives one hash in whatever order and however often the parts are given', () => {
    fc.assert(
      fc.property(rules('law'), rules('local'), rules('extra', 4), (law, local, extra) => {
        const [floor, pack, over] = [floorOf(law), packOf(`${all}${local ? `rules:\n${local}` : ''}`), overlay(extra)];
        const hash = compose(vocabulary, floor, pack, over).ref.hash;
        expect(compose(vocabulary, over, floor, pack).ref.hash).toBe(hash);
        expect(compose(vocabulary, pack, over, floor, pack, floor, over).ref.hash).toBe(hash);
      }),
      { numRuns: 40 },
    );
  });

  it('is a union: associative, commutative, idempotent in what is said', () => {
    const said = rules('r').map((text) => definitionOf(readPack(floorOf(text)) as ReadPack));
    const keys = (definition: ReadonlyMap<string, unknown>) => [...definition.keys()].sort();
    fc.assert(
      fc.property(said, said, said, (a, b, c) => {
        expect(keys(union(union(a, b), c))).toEqual(keys(union(a, union(b, c))));
        expect(keys(union(a, b))).toEqual(keys(union(b, a)));
        expect(keys(union(a, a))).toEqual(keys(a));
      }),
      RUNS,
    );
  });
});

it('random keys are keys', () => {
  for (const act of ACTS) for (const key of keysOf(act)) expect(scopeOf(key)).toBe(vocabulary.acts[act]!.scope);
});
