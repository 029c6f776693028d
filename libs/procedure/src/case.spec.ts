import { after, calendar, freely, handler, intend, outcomeOf, rule, verdictOn, at } from '../test/garden.js';
import { possibilities } from './judge/possibilities.js';
import { placesAbove, scopeOf, subjectOf } from './key.js';

const LOTS = ['Ask', { act: 'Plan', opens: ['lot-1', 'lot-2'] }] as const;
const complaint = (n: number, lot = 'lot-1') => ({ act: 'Complain', key: `${lot}/case-${n}` });
const ruling = (n: number, outcome: string) => ({ act: 'Rule', key: `lot-1/case-${n}`, outcome });

describe('a case hangs under what it is about', () => {
  it('stands under a key of any scope, and nothing stands under it', () => {
    expect(['case-1', 'lot-1/case-1', 'lot-1/c-1/case-1', 'lot-1/c-1/e-1/case-1'].map(scopeOf)).toEqual(
      Array(4).fill('case'),
    );
    expect(scopeOf('lot-1/case-1/c-1')).toBeUndefined();
    expect(scopeOf('case-')).toBeUndefined();
    expect(subjectOf('lot-1/c-1/case-1')).toBe('lot-1/c-1');
    expect(placesAbove({ scope: 'case', under: ['lot'] })).toEqual(['lot']);
  });

  it('is offered under each thing that it may be about, and refused elsewhere', () => {
    const procedure = freely('');
    const marking = after(...LOTS, { act: 'Rate', key: 'lot-1/c-1/e-1' });
    const offered = possibilities(procedure, calendar, marking, { actor: handler, facts: {}, at: at('2020-03-02') })
      .filter(({ act }) => act === 'Complain')
      .map(({ key }) => key);
    expect(offered).toEqual(['lot-1/case-*', 'lot-2/case-*', 'lot-1/c-1/e-1/case-*']);
    expect(verdictOn(procedure, marking, 'key', intend('Complain', { key: 'lot-1/c-1/case-1' }))).toMatchObject({
      code: 'WrongKey',
      outcome: 'fails',
    });
    expect(outcomeOf(procedure, marking, 'key', intend('Complain', { key: 'lot-2/case-1' }))).toBe('holds');
  });
});

describe('a hold by a case', () => {
  const held = freely(rule('held', 'holds: {by: Complain, act: [Award, Sign, Close, Rule], until: [Rule]}'));
  const award = (key: string) => intend('Award', { key });

  it('lies on what the case is about: beside it, below it and above it', () => {
    const marking = after(...LOTS, complaint(1), { act: 'Draft', key: 'lot-1/c-1' });
    expect(outcomeOf(held, marking, 'held.Award', award('lot-1'))).toBe('fails');
    expect(outcomeOf(held, marking, 'held.Award', award('lot-2'))).toBe('holds');
    expect(outcomeOf(held, marking, 'held.Sign', intend('Sign', { key: 'lot-1/c-1' }))).toBe('fails');
    expect(outcomeOf(held, marking, 'held.Close', intend('Close'))).toBe('fails');
  });

  it('lasts while any case is open: one answered, one withdrawn and one open are three', () => {
    const two = [...LOTS, complaint(1), complaint(2), ruling(1, 'dismissed')];
    expect(verdictOn(held, after(...two), 'held.Award', award('lot-1'))).toMatchObject({
      outcome: 'fails',
      facts: { keys: ['lot-1/case-2'] },
      remedies: [{ kind: 'act', act: 'Rule', key: 'lot-1/case-2' }],
    });
    expect(outcomeOf(held, after(...two, ruling(2, 'upheld')), 'held.Award', award('lot-1'))).toBe('holds');
  });

  it('does not hold up the course of another case', () => {
    const marking = after(...LOTS, complaint(1), complaint(2));
    const rules = freely(rule('held', 'holds: {by: Complain, act: Rule, until: [Approve]}'));
    expect(outcomeOf(rules, marking, 'held', intend('Rule', { key: 'lot-1/case-1' }))).toBe('fails');
    expect(outcomeOf(rules, after(...LOTS, complaint(2)), 'held', intend('Rule', { key: 'lot-1/case-1' }))).toBe(
      'holds',
    );
  });
});

describe('needs and counts round a case', () => {
  it('are read below by what it hangs under, and above by the case', () => {
    const rules =
      rule('settled', 'needs: {act: Award, of: [Rule], orNone: true}') +
      rule('first', 'needs: {act: Complain, of: [Tender]}') +
      rule('few', 'times: {act: Complain, n: 2, in: lot}');
    const procedure = freely(rules);
    const marking = after(...LOTS, complaint(1));
    expect(outcomeOf(procedure, marking, 'settled', intend('Award', { key: 'lot-1' }))).toBe('fails');
    expect(outcomeOf(procedure, marking, 'settled', intend('Award', { key: 'lot-2' }))).toBe('holds');
    expect(verdictOn(procedure, marking, 'first', intend('Complain', { key: 'lot-1/case-2' }))).toMatchObject({
      remedies: [{ act: 'Tender', key: 'lot-1' }],
    });
    const full = after(...LOTS, complaint(1), complaint(2));
    expect(outcomeOf(procedure, full, 'few', intend('Complain', { key: 'lot-1/case-3' }))).toBe('fails');
    expect(outcomeOf(procedure, full, 'few', intend('Complain', { key: 'lot-2/case-3' }))).toBe('holds');
  });
});
