import {
  Steps,
  after,
  at,
  calendar,
  floorOf,
  freely,
  handler,
  intend,
  outcomeOf,
  packOf,
  rule,
  verdictOn,
  vocabulary,
} from '../../test/garden.js';
import { compose } from '../composition/compose.js';
import { judge, judgeAll } from './judge.js';
import { possibilities } from './possibilities.js';
import { refusalOf } from './refusal.js';

const plan = { act: 'Plan', opens: ['lot-1'] };

describe('a composed procedure', () => {
  const procedure = freely('', {
    Close: 'actors: [purchaser], free: a test, ending: true',
    Approve: 'actors: [government], free: a test, ending: [rejected]',
    Correct: 'actors: [purchaser], free: a test, times: unlimited, afterEnd: true',
  });

  it('is closed: an act that it does not declare is refused', () => {
    expect(refusalOf(judge(procedure, calendar, after('Ask'), intend('Elsewhere')))).toMatchObject({
      code: 'NotInProcedure',
      facts: { act: 'Elsewhere' },
    });
  });

  it('wants the project begun for every act but the initial', () => {
    expect(refusalOf(judge(procedure, calendar, after(), intend('Review')))).toMatchObject({
      code: 'NotBegun',
      remedies: [{ kind: 'act', act: 'Ask' }],
    });
    expect(refusalOf(judge(procedure, calendar, after(), intend('Ask')))).toBeUndefined();
  });

  it('allows after an ending only what it marks so', () => {
    const closed = after('Ask', 'Close');
    expect(refusalOf(judge(procedure, calendar, closed, intend('Review')))).toMatchObject({
      code: 'Ended',
      facts: { by: 'Close' },
    });
    expect(refusalOf(judge(procedure, calendar, closed, intend('Correct')))).toBeUndefined();
  });

  it('ends by the outcomes that are named, and not by others', () => {
    const decided = (outcome: string) =>
      outcomeOf(procedure, after('Ask', { act: 'Approve', outcome }), 'ended', intend('Review'));
    expect(decided('rejected')).toBe('fails');
    expect(decided('approved')).toBe('holds');
  });

  it('wants the key opened, and its parent for an act that opens its own', () => {
    expect(verdictOn(procedure, after('Ask'), 'key', intend('Tender', { key: 'lot-1' }))).toMatchObject({
      outcome: 'fails',
      remedies: [{ kind: 'open', scope: 'lot' }],
    });
    expect(outcomeOf(procedure, after('Ask', plan), 'key', intend('Tender', { key: 'lot-1' }))).toBe('holds');
    expect(outcomeOf(procedure, after('Ask', plan), 'key', intend('Draft', { key: 'lot-1/c-1' }))).toBe('holds');
    expect(verdictOn(procedure, after('Ask'), 'key', intend('Draft', { key: 'lot-1/c-1' }))).toMatchObject({
      outcome: 'fails',
      remedies: [{ scope: 'lot' }],
    });
  });

  it('refuses a key of another scope before asking anything of it', () => {
    expect(refusalOf(judge(procedure, calendar, after('Ask', plan), intend('Tender', { key: '' })))).toMatchObject({
      code: 'WrongKey',
    });
  });

  it('judges the acts of one append each on what the former leave', () => {
    const ordered = freely(
      rule('order', 'needs: {act: Review, of: [Plan]}') + rule('lot', 'needs: {act: Tender, of: [Review]}'),
    );
    const append = [{ ...intend('Plan'), opens: ['lot-9'] }, intend('Review'), intend('Tender', { key: 'lot-9' })];
    const judged = judgeAll(ordered, calendar, after('Ask'), append).map(refusalOf);
    expect(judged).toEqual([undefined, undefined, undefined]);
    expect(
      judgeAll(ordered, calendar, after('Ask'), append.toReversed()).map((verdicts) => refusalOf(verdicts)?.code),
    ).toEqual(['NotOpened', 'NotYet', undefined]);
  });
});

describe('a refusal', () => {
  const procedure = freely(
    rule('order', 'needs: {act: Plan, of: [Approve]}') +
      rule('price', 'limit: {act: Plan, fact: project.budgetFen, op: "<=", of: 5}', 'rule: INV-15, code: OverBudget'),
  );

  it('lists all that speaks against, what stands wholly in the way first', () => {
    const refusal = refusalOf(
      judge(
        procedure,
        calendar,
        after('Ask'),
        intend('Plan', { facts: { project: { budgetFen: 6 } }, actor: { ...handler, role: 'supplier' } }),
      ),
    );
    expect(refusal?.all?.map(({ code }) => code)).toEqual(['WrongRole', 'NotYet', 'OverBudget']);
    expect(refusal).toMatchObject({ code: 'WrongRole', source: [{ instrument: 'Garden rules' }] });
  });

  it('treats an open verdict of a complete command as failing', () => {
    expect(refusalOf(judge(procedure, calendar, after('Ask', 'Approve'), intend('Plan')))).toMatchObject({
      code: 'OverBudget',
      rule: 'INV-15',
      remedies: [{ kind: 'facts', names: ['project.budgetFen'] }],
    });
  });

  it('needs not what only other outcomes need', () => {
    const deciding = freely(rule('d', 'needs: {act: Approve, of: [Review]}', 'deciding: [approved]'));
    const approve = (outcome?: string) =>
      outcomeOf(deciding, after('Ask'), 'd', intend('Approve', outcome ? { outcome } : { complete: false }));
    expect([approve('approved'), approve('rejected'), approve()]).toEqual(['fails', undefined, 'open']);
  });
});

describe('a local step', () => {
  const steps = `
steps:
  Meeting: {zh: 会议, en: Meeting, actors: [purchaser], needs: [Ask], outcomes: {positive: [agreed], other: [refused]},
    form: {type: object, additionalProperties: false, required: [minutes], properties: {minutes: {type: string, minLength: 1}}}}
acts: {Ask: {initial: true, actors: [purchaser]}, Review: {actors: [purchaser], needs: [Meeting]}}
`;
  const procedure = compose(vocabulary, floorOf(''), packOf(steps));
  const meeting = (form: unknown, outcome = 'agreed') =>
    refusalOf(judge(procedure, calendar, after('Ask'), intend('Meeting', { form, outcome })));

  it('takes part in relations like any act', () => {
    expect(refusalOf(judge(procedure, calendar, after('Ask'), intend('Review')))?.code).toBe('NotYet');
    expect(
      refusalOf(judge(procedure, calendar, after('Ask', { act: 'Meeting', outcome: 'refused' }), intend('Review')))
        ?.code,
    ).toBe('NotYet');
    expect(
      refusalOf(judge(procedure, calendar, after('Ask', { act: 'Meeting', outcome: 'agreed' }), intend('Review'))),
    ).toBeUndefined();
  });

  it('wants its form as the pack describes it', () => {
    expect(meeting({ minutes: 'No. 7' })).toBeUndefined();
    expect(meeting({ minutes: '' })).toMatchObject({
      code: 'FormIncomplete',
      facts: { wrong: [expect.stringContaining('minutes')] },
    });
    expect(meeting(undefined)).toMatchObject({ code: 'FormIncomplete' });
    expect(meeting({ minutes: 'No. 7', mood: 'good' })).toMatchObject({ code: 'FormIncomplete' });
  });

  it('ends in one of its outcomes', () => {
    expect(meeting({ minutes: 'No. 7' }, 'postponed')).toMatchObject({ code: 'UnknownOutcome' });
  });
});

describe('possibilities', () => {
  const procedure = freely(
    rule('price', 'limit: {act: Sign, fact: contract.amountFen, op: "<=", of: 5}') +
      rule('order', 'needs: {act: Award, of: [Tender]}'),
  );
  const menu = (...steps: Steps) =>
    possibilities(procedure, calendar, after(...steps), { actor: handler, facts: {}, at: at('2020-03-02') });

  it('names every act at every key where it could stand', () => {
    const keys = (act: string) =>
      menu('Ask', { act: 'Plan', opens: ['lot-1', 'lot-2'] })
        .filter((one) => one.act === act)
        .map(({ key }) => key);
    expect(keys('Tender')).toEqual(['lot-1', 'lot-2']);
    expect(keys('Draft')).toEqual(['lot-1/c-*', 'lot-2/c-*']);
    expect(keys('Review')).toEqual(['']);
  });

  it('tells what may be done, what may not and why, and what waits for facts', () => {
    const found = menu('Ask', plan, { act: 'Draft', key: 'lot-1/c-1' });
    const one = (act: string) => found.find((possibility) => possibility.act === act);
    expect(one('Tender')).toMatchObject({ possible: 'yes' });
    expect(one('Sign')).toMatchObject({ possible: 'open' });
    expect(one('Award')).toMatchObject({
      possible: 'no',
      verdicts: expect.arrayContaining([expect.objectContaining({ relation: 'order', outcome: 'fails' })]),
    });
    expect(one('Draft')).toMatchObject({ possible: 'yes', opensUnder: 'lot-1' });
  });

  it('says which key must be opened where an act could stand nowhere', () => {
    const sign = menu('Ask').find(({ act }) => act === 'Sign');
    expect(sign).toMatchObject({ possible: 'no' });
    expect(sign?.verdicts.find(({ kind }) => kind === 'key')).toMatchObject({
      remedies: [{ kind: 'open', scope: 'contract' }],
    });
  });

  it('gives each key its own facts', () => {
    const asked: string[] = [];
    possibilities(procedure, calendar, after('Ask', plan), {
      actor: handler,
      at: at('2020-03-02'),
      facts: (key) => (asked.push(key), {}),
    });
    expect(new Set(asked)).toEqual(new Set(['', 'lot-1', 'lot-*/c-*', 'lot-*/c-*/e-*', 'lot-*/c-*/pay-*', 'case-*']));
    expect(asked).toHaveLength(new Set(asked).size);
  });
});
