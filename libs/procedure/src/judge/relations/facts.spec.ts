import { after, facts, freely, intend, outcomeOf, rule, verdictOn } from '../../../test/garden.js';

const lot = after('Ask', { act: 'Plan', opens: ['lot-1'] }, { act: 'Draft', key: 'lot-1/c-1' });

describe('guard', () => {
  const procedure = freely(
    rule(
      'public',
      'guard: {act: Review, expr: "project.budgetFen <= 100 || project.adHoc"}',
      'code: TooDear, remedy: {zh: 减, en: Spend less}',
    ),
  );
  const review = (project: Record<string, number | boolean>) => intend('Review', facts({ project }));

  it('holds, fails, or is open where a fact that decides is not given', () => {
    expect(outcomeOf(procedure, lot, 'public', review({ budgetFen: 100 }))).toBe('holds');
    expect(outcomeOf(procedure, lot, 'public', review({ budgetFen: 101, adHoc: false }))).toBe('fails');
    expect(outcomeOf(procedure, lot, 'public', review({ budgetFen: 101 }))).toBe('open');
  });

  it('carries its code, the facts compared and the remedy in words', () => {
    expect(verdictOn(procedure, lot, 'public', review({ budgetFen: 101, adHoc: false }))).toMatchObject({
      code: 'TooDear',
      facts: { 'project.budgetFen': 101, 'project.adHoc': false },
      remedies: [{ kind: 'facts' }, { kind: 'text', text: { en: 'Spend less' } }],
    });
  });

  it('reads money beyond 2^31 exactly', () => {
    const dear = freely(rule('dear', 'guard: {act: Review, expr: "project.budgetFen == 9007199254740991"}'));
    expect(outcomeOf(dear, lot, 'dear', review({ budgetFen: Number.MAX_SAFE_INTEGER }))).toBe('holds');
    expect(outcomeOf(dear, lot, 'dear', review({ budgetFen: Number.MAX_SAFE_INTEGER - 1 }))).toBe('fails');
  });
});

describe('limit', () => {
  const procedure = freely(
    rule('price', 'limit: {act: Sign, fact: contract.amountFen, op: "<=", of: award.amountFen}') +
      rule('bond', 'limit: {act: Sign, fact: contract.bondFen, op: "<=", of: contract.amountFen, share: 10%}') +
      rule('days', 'limit: {act: Tender, fact: tender.deadline, op: ">=", from: now, period: {n: 20, unit: day}}') +
      rule(
        'fullDays',
        'limit: {act: Tender, fact: tender.deadline, op: ">=", from: now, period: {n: 20, unit: day}, fullDays: true}',
      ) +
      rule(
        'sinceAward',
        'limit: {act: Tender, fact: tender.deadline, op: "<=", from: Award, period: {n: 1, unit: month}}',
      ),
  );
  const sign = (amountFen: number, bondFen: number) =>
    intend('Sign', { key: 'lot-1/c-1', facts: { contract: { amountFen, bondFen }, award: { amountFen: 1000 } } });

  it('compares a fact with another to the fen', () => {
    expect(outcomeOf(procedure, lot, 'price', sign(1000, 0))).toBe('holds');
    expect(verdictOn(procedure, lot, 'price', sign(1001, 0))).toMatchObject({
      outcome: 'fails',
      remedies: [{ kind: 'bound', fact: 'contract.amountFen', op: '<=', bound: 1000 }],
    });
  });

  it('takes an exact share and rounds the bound down (NR-35)', () => {
    expect(outcomeOf(procedure, lot, 'bond', sign(999, 99))).toBe('holds');
    expect(verdictOn(procedure, lot, 'bond', sign(999, 100))).toMatchObject({
      outcome: 'fails',
      remedies: [{ bound: 99 }],
    });
  });

  it('is open where a fact is missing', () => {
    const verdict = verdictOn(procedure, lot, 'price', intend('Sign', { key: 'lot-1/c-1' }));
    expect(verdict).toMatchObject({
      outcome: 'open',
      remedies: [{ kind: 'facts', names: ['contract.amountFen', 'award.amountFen'] }],
    });
  });

  it('counts days forward from the day of the act', () => {
    const tender = (deadline: string) =>
      intend('Tender', { key: 'lot-1', on: '2020-03-02', facts: { tender: { deadline } } });
    expect(outcomeOf(procedure, lot, 'days', tender('2020-03-22T01:00:00.000Z'))).toBe('holds');
    expect(outcomeOf(procedure, lot, 'fullDays', tender('2020-03-22T01:00:00.000Z'))).toBe('fails');
    expect(outcomeOf(procedure, lot, 'fullDays', tender('2020-03-23T01:00:00.000Z'))).toBe('holds');
    expect(verdictOn(procedure, lot, 'days', tender('2020-03-21T15:59:59.999Z'))).toMatchObject({
      outcome: 'fails',
      remedies: [{ kind: 'bound', op: '>=', bound: '2020-03-22' }],
    });
  });

  it('says nothing while the act it counts from has not happened', () => {
    const tender = intend('Tender', { key: 'lot-1', facts: { tender: { deadline: '2021-01-01T00:00:00.000Z' } } });
    expect(outcomeOf(procedure, lot, 'sinceAward', tender)).toBeUndefined();
    const awarded = after('Ask', { act: 'Plan', opens: ['lot-1'] }, { act: 'Award', key: 'lot-1' });
    expect(outcomeOf(procedure, awarded, 'sinceAward', tender)).toBe('fails');
  });
});

describe('times', () => {
  const procedure = freely(
    rule('inLot', 'times: {act: Draft, n: 1, in: lot}') + rule('yearly', 'times: {act: Review, n: 2, per: year}'),
    { Approve: 'actors: [purchaser], free: a test' },
  );

  it('is once per key where nobody says otherwise, counting positive outcomes that stand', () => {
    const approve = intend('Approve');
    expect(
      outcomeOf(procedure, after('Ask', { act: 'Approve', outcome: 'deferred' }), 'garden.Approve.once', approve),
    ).toBe('holds');
    expect(outcomeOf(procedure, after('Ask', 'Approve'), 'garden.Approve.once', approve)).toBe('fails');
    expect(
      outcomeOf(procedure, after('Ask', 'Approve', { act: 'Correct', voids: ['e2'] }), 'garden.Approve.once', approve),
    ).toBe('holds');
  });

  it('counts in the ancestor that it names', () => {
    expect(outcomeOf(procedure, lot, 'inLot', intend('Draft', { key: 'lot-1/c-2' }))).toBe('fails');
    expect(outcomeOf(procedure, lot, 'inLot', intend('Draft', { key: 'lot-2/c-2' }))).toBe('holds');
  });

  it('counts within the calendar year of the act', () => {
    const twice = after(
      'Ask',
      { act: 'Review', on: '2019-12-30' },
      { act: 'Review', on: '2020-03-02' },
      { act: 'Review', on: '2020-04-02' },
    );
    expect(verdictOn(procedure, twice, 'yearly', intend('Review', { on: '2020-05-02' }))).toMatchObject({
      outcome: 'fails',
      facts: { done: 2, of: 2 },
      remedies: [{ kind: 'wait', until: '2020-12-31T16:00:00.000Z' }],
    });
    expect(outcomeOf(procedure, twice, 'yearly', intend('Review', { on: '2021-01-02' }))).toBe('holds');
  });
});
