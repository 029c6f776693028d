import fc from 'fast-check';
import { afterRemedy, judge, Setting, Verdict } from '../src/index.js';
import { ALL_SCOPES } from '../src/key.js';
import { Intent } from '../src/types.js';
import { after, calendar, freely, vocabulary } from './garden.js';
import { anAct, anInstant, facts, history, keysOf, partOf, rules, someone } from './random.js';

jest.setTimeout(120_000);
/** Project, lot, contract and what stands in a contract, or a case there; and one more. */
const ROUNDS = ALL_SCOPES.length - 3 + 1;

const scene = facts.chain((whole) =>
  fc.record({
    rules: rules('r'),
    history,
    act: anAct,
    at: anInstant,
    place: fc.nat(9),
    actor: someone,
    facts: partOf(whole),
    whole: fc.constant(whole),
    decided: fc.nat(3),
    chosen: fc.nat(9),
  }),
);

describe('law 3: remedies are true', () => {
  it('followed again and again, a verdict comes to hold in as many rounds as there are levels, and one more', () => {
    const mended = new Map<string, number>();
    fc.assert(
      fc.property(scene, ({ rules: written, history: steps, whole, place, decided, chosen, ...rest }) => {
        const procedure = freely(written);
        // An act that some rule judges, where there is one: chance alone seldom meets it.
        const judged = [...written.matchAll(/[{ ]act: (\w+)/g)].map(([, name]) => name!);
        const act = judged[place % Math.max(1, judged.length)] ?? rest.act;
        const { outcomes } = vocabulary.acts[act]!;
        const all = [...outcomes.positive, ...outcomes.other];
        const key = keysOf(act)[place % keysOf(act).length]!;
        const intent: Intent = { ...rest, act, key, complete: true, outcome: all[decided % all.length]! };
        const start: Setting = { procedure, calendar, marking: after(...steps), intent };
        let names = 0;
        const choices = {
          value: (fact: string) => {
            const [group, member] = fact.split('.') as [string, string];
            return whole[group]?.[member] ?? 0;
          },
          fresh: () => `n${names++}`,
        };
        for (const first of judge(procedure, calendar, start.marking, intent)) {
          let [setting, verdict]: [Setting, Verdict | undefined] = [start, first];
          for (let round = 0; round <= ROUNDS && stillRefuses(verdict); round++) {
            if (isWithoutRemedy(verdict!)) break;
            expect({ round, verdict }).not.toMatchObject({ round: ROUNDS });
            setting = followed(setting, verdict!, chosen, choices);
            verdict = judge(procedure, calendar, setting.marking, setting.intent).find(
              ({ relation, kind }) => relation === first.relation || (kind === 'consequence' && first.kind === kind),
            );
            mended.set(first.kind, (mended.get(first.kind) ?? 0) + 1);
          }
        }
      }),
      { numRuns: 700 },
    );
    for (const kind of ['needs', 'after', 'holds', 'actors', 'limit', 'consequence'])
      expect(mended.get(kind)).toBeGreaterThan(0);
  });
});

const stillRefuses = (verdict: Verdict | undefined) => verdict !== undefined && verdict.outcome !== 'holds';

/** A condition that is false names the facts it reads, a window that has closed its last moment: nothing mends either. */
const isWithoutRemedy = ({ kind, outcome, remedies }: Verdict) =>
  (kind === 'guard' && outcome === 'fails') || remedies.every(({ kind }) => NO_WAY.has(kind));
const NO_WAY: ReadonlySet<string> = new Set(['none', 'text', 'before']);

/** All acts to be done and things to be opened, or one of the other ways. */
function followed(setting: Setting, { remedies }: Verdict, chosen: number, choices: Parameters<typeof afterRemedy>[2]) {
  const ways = remedies.filter(({ kind }) => !NO_WAY.has(kind));
  const [done, others] = [ways.filter(isDeed), ways.filter((one) => !isDeed(one))];
  const taken = done.length > 0 && (others.length === 0 || chosen % 2 === 0) ? done : [others[chosen % others.length]!];
  return taken.reduce((one, remedy) => afterRemedy(one, remedy, choices) ?? one, setting);
}
const isDeed = ({ kind }: Verdict['remedies'][number]) => kind === 'act' || kind === 'open';
