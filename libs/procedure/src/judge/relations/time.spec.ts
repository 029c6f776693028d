import { after, at, facts, freely, intend, outcomeOf, rule, verdictOn } from '../../../test/garden.js';

describe('after', () => {
  const procedure = freely(
    rule('week', 'after: {act: Approve, since: Review, period: {n: 7, unit: day}}') +
      rule('fullWeek', 'after: {act: Approve, since: Review, period: {n: 7, unit: day}, fullDays: true}') +
      rule('fromFirst', 'after: {act: Approve, since: Review, period: {n: 7, unit: day}, pick: first}') +
      rule('opening', 'after: {act: Tender, fact: tender.deadline}'),
  );
  const reviewed = after('Ask', { act: 'Review', on: '2020-03-02' });

  it('says nothing while the act it counts from has not happened', () => {
    expect(outcomeOf(procedure, after('Ask'), 'week', intend('Approve'))).toBeUndefined();
  });

  it('refuses on the day before and allows on the last day', () => {
    expect(outcomeOf(procedure, reviewed, 'week', intend('Approve', { on: '2020-03-08' }))).toBe('fails');
    expect(outcomeOf(procedure, reviewed, 'week', intend('Approve', { on: '2020-03-09' }))).toBe('holds');
  });

  it('wants the whole last day over where days are full', () => {
    expect(verdictOn(procedure, reviewed, 'fullWeek', intend('Approve', { on: '2020-03-09' }))).toMatchObject({
      outcome: 'fails',
      remedies: [{ kind: 'wait', until: '2020-03-09T16:00:00.000Z' }],
    });
    expect(outcomeOf(procedure, reviewed, 'fullWeek', intend('Approve', { on: '2020-03-10' }))).toBe('holds');
  });

  it('counts from the last occurrence, or from the first where it says so', () => {
    const twice = after('Ask', { act: 'Review', on: '2020-03-02' }, { act: 'Review', on: '2020-03-06' });
    expect(outcomeOf(procedure, twice, 'week', intend('Approve', { on: '2020-03-09' }))).toBe('fails');
    expect(outcomeOf(procedure, twice, 'fromFirst', intend('Approve', { on: '2020-03-09' }))).toBe('holds');
  });

  it('compares with an instant that a fact gives', () => {
    const lot = after('Ask', { act: 'Plan', opens: ['lot-1'] });
    const until = facts({ tender: { deadline: '2020-03-02T03:00:00.000Z' } });
    const open = (instant: string) => intend('Tender', { key: 'lot-1', ...until, at: instant });
    expect(outcomeOf(procedure, lot, 'opening', open('2020-03-02T02:59:59.999Z'))).toBe('fails');
    expect(outcomeOf(procedure, lot, 'opening', open('2020-03-02T03:00:00.000Z'))).toBe('holds');
    expect(outcomeOf(procedure, lot, 'opening', intend('Tender', { key: 'lot-1' }))).toBe('open');
  });
});

describe('within', () => {
  const procedure = freely(rule('window', 'within: {act: Challenge, since: Award, period: {n: 5, unit: day}}'));
  const awarded = after('Ask', { act: 'Plan', opens: ['lot-1'] }, { act: 'Award', key: 'lot-1', on: '2020-03-02' });
  const challenge = (on: string) => intend('Challenge', { key: 'lot-1', on });

  it('moves a last day that is not worked on to the next working day (civil code 203)', () => {
    // 2020-03-07 is a Saturday.
    expect(outcomeOf(procedure, awarded, 'window', challenge('2020-03-09'))).toBe('holds');
    expect(outcomeOf(procedure, awarded, 'window', challenge('2020-03-10'))).toBe('fails');
  });

  it('tells the last lawful moment once the window is shut', () => {
    expect(verdictOn(procedure, awarded, 'window', challenge('2020-03-10'))?.remedies).toEqual([
      { kind: 'before', until: '2020-03-09T15:59:59.999Z' },
    ]);
  });
});

describe('dated rules', () => {
  const procedure = freely(
    rule('old', 'needs: {act: Sign, of: [Review]}', 'applies: {anchor: Award, to: 2020-03-01}') +
      rule('new', 'needs: {act: Sign, of: [Approve]}', 'applies: {anchor: Award, from: 2020-03-01}'),
  );
  const contract = (awardedOn?: string) =>
    after(
      'Ask',
      { act: 'Plan', opens: ['lot-1'] },
      ...(awardedOn ? [{ act: 'Award', key: 'lot-1', on: awardedOn }] : []),
      { act: 'Draft', key: 'lot-1/c-1' },
    );
  const sign = (on: string) => intend('Sign', { key: 'lot-1/c-1', at: at(on) });

  it("follow the anchor's day, the first day included, the last excluded", () => {
    expect(outcomeOf(procedure, contract('2020-02-29'), 'old', sign('2020-06-01'))).toBe('fails');
    expect(outcomeOf(procedure, contract('2020-02-29'), 'new', sign('2020-06-01'))).toBeUndefined();
    expect(outcomeOf(procedure, contract('2020-03-01'), 'old', sign('2020-06-01'))).toBeUndefined();
    expect(outcomeOf(procedure, contract('2020-03-01'), 'new', sign('2020-06-01'))).toBe('fails');
  });

  it("follow the act's own day while the anchor has not happened", () => {
    expect(outcomeOf(procedure, contract(), 'old', sign('2020-02-29'))).toBe('fails');
    expect(outcomeOf(procedure, contract(), 'new', sign('2020-03-01'))).toBe('fails');
  });
});
