import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import {
  afterRemedy,
  compose,
  differencesBetween,
  judge,
  possibilities,
  Procedure,
  Sampled,
  sampledPositions,
  Setting,
  Verdict,
  wayToAnEnding,
} from '@tongjian/procedure';
import { shipped } from '../test/shelf.js';
import { SIXTH } from '../test/sixth.js';
import { FACTS, vocabulary } from './index.js';

jest.setTimeout(300_000);
const calendar = calendarFrom(PUBLISHED_YEARS);
const floor = shipped('cn-floor');
const on = '2020-04-13';
const SHIPPED: readonly (readonly [string, Procedure])[] = [
  ['Keqiao', compose(vocabulary, floor, shipped('kq-2015'))],
  ['Chengdu', compose(vocabulary, floor, shipped('cd-2020'))],
  ['Chengdu’s kindergartens', compose(vocabulary, floor, shipped('cd-2020'), shipped('cd-2020-kindergarten'))],
  ['Changji', compose(vocabulary, floor, shipped('cj-2016'))],
  ['a sixth', compose(vocabulary, floor, SIXTH)],
];
const actor = { person: 'p_law', role: 'purchaser.handler', organisation: 'o' };
/** Every so many positions of some runs: from the beginning to the end. */
const positionsOf = (procedure: Procedure, every: number): readonly Sampled[] =>
  sampledPositions(procedure, FACTS, calendar, { on, runs: 4 }).filter((_, i) => i % every === 0);

describe.each(SHIPPED)('the laws of procedures (procedure.md 8) in %s', (_, procedure) => {
  it('2: what the menu refuses the command refuses at the same position', () => {
    for (const { marking, at, facts } of positionsOf(procedure, 4))
      for (const { act, key, verdicts } of possibilities(procedure, calendar, marking, { actor, facts, at })) {
        if (key.includes('*/')) continue;
        const intent = { act, key: key.replace('*', 'fresh'), actor, facts, at, complete: true };
        const refused = new Set(against(judge(procedure, calendar, marking, intent)).map(({ relation }) => relation));
        const failing = verdicts.filter(({ outcome }) => outcome === 'fails').map(({ relation }) => relation);
        expect(failing.filter((relation) => !refused.has(relation))).toEqual([]);
      }
  });

  it('3: remedies are true, followed level by level', () => {
    let followed = 0;
    for (const { marking, at, facts } of positionsOf(procedure, 8))
      for (const { act, key, verdicts } of possibilities(procedure, calendar, marking, { actor, facts, at })) {
        const intent = { act, key: key.replaceAll('*', 'fresh'), actor, facts, at, complete: true };
        for (const first of verdicts.filter(({ outcome }) => outcome === 'fails')) {
          followed++;
          const left = mended({ procedure, calendar, marking, intent }, first);
          expect(left === undefined || left.outcome === 'holds' || withoutRemedy(left)).toBe(true);
        }
      }
    expect(followed).toBeGreaterThan(50);
  });

  it('5: a migration to the same text makes no difference at any position', () => {
    for (const { marking, at, facts } of positionsOf(procedure, 10))
      expect(differencesBetween(procedure, procedure, { calendar, marking, at, facts })).toEqual([]);
  });

  it('8: from every position met an ending can be reached', () => {
    for (const position of positionsOf(procedure, 12))
      expect(wayToAnEnding(procedure, FACTS, calendar, position)).toBeDefined();
  });
});

const against = (verdicts: readonly Verdict[]) => verdicts.filter(({ outcome }) => outcome !== 'holds');
/** A condition that is false names the facts it reads, not values that make it true; a window that is over stays over. */
const withoutRemedy = ({ kind, remedies }: Verdict) =>
  kind === 'guard' || remedies.every((one) => one.kind === 'none' || one.kind === 'text' || one.kind === 'before');

/** Project, lot, contract and what stands in a contract; and one more. */
const ROUNDS = 5;
/** The verdict of a relation after its remedies were followed as often as there are levels, and once more. */
function mended(start: Setting, first: Verdict): Verdict | undefined {
  let names = 0;
  const choices = { value: valueOf, fresh: () => `n${names++}` };
  let [setting, verdict]: [Setting, Verdict | undefined] = [start, first];
  for (let round = 0; round < ROUNDS && verdict && verdict.outcome !== 'holds' && !withoutRemedy(verdict); round++) {
    const ways = verdict.remedies.filter(({ kind }) => kind !== 'none' && kind !== 'text');
    const deeds = ways.filter(({ kind }) => kind === 'act' || kind === 'open');
    setting = (deeds.length > 0 ? deeds : ways.slice(0, 1)).reduce(
      (one, remedy) => afterRemedy(one, remedy, choices) ?? one,
      setting,
    );
    const { procedure, marking, intent } = setting;
    verdict = judge(procedure, calendar, marking, intent).find(({ relation }) => relation === first.relation);
  }
  return verdict;
}

function valueOf(fact: string) {
  const type = FACTS[fact];
  if (type === 'int') return 0;
  if (type === 'bool') return false;
  if (type === 'list<string>') return [];
  return type === 'timestamp' ? `${on}T02:00:00.000Z` : 'other';
}
