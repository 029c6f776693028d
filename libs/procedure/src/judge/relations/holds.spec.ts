import { after, freely, intend, outcomeOf, rule, verdictOn } from '../../../test/garden.js';

const plan = { act: 'Plan', opens: ['lot-1', 'lot-2'] };
const draft = { act: 'Draft', key: 'lot-1/c-1' };
const challenge = (key: string, on = '2020-03-02') => ({ act: 'Challenge', key, on });

describe('holds until', () => {
  const procedure = freely(
    rule('challenged', 'holds: {by: Challenge, act: [Sign, Award, Close], until: [Answer]}') +
      rule('downOnly', 'holds: {by: Challenge, act: Plan, until: [Answer], down: true}') +
      rule('lapsing', 'holds: {by: Challenge, act: Tender, until: [Answer], lapse: {n: 30, unit: day}}') +
      rule('appealed', 'holds: {by: Rate, outcomes: [fail], act: Pay, until: [Terminate]}'),
  );
  const sign = intend('Sign', { key: 'lot-1/c-1' });

  it('forbids on the key, below and above until released', () => {
    const held = after('Ask', plan, draft, challenge('lot-1'));
    expect(outcomeOf(procedure, held, 'challenged.Sign', sign)).toBe('fails');
  });

  it('does not reach another lot', () => {
    const held = after('Ask', plan, draft, challenge('lot-2'));
    expect(outcomeOf(procedure, held, 'challenged.Sign', sign)).toBe('holds');
    expect(outcomeOf(procedure, held, 'challenged.Close', intend('Close'))).toBe('fails');
  });

  it('spares what is above where it only goes down', () => {
    expect(outcomeOf(procedure, after('Ask', plan, challenge('lot-1')), 'downOnly', intend('Plan'))).toBe('holds');
  });

  it('is released by any outcome of the answer, and begins again with a later challenge', () => {
    const dismissed = { act: 'Answer', key: 'lot-1', outcome: 'dismissed' };
    const answered = after('Ask', plan, draft, challenge('lot-1'), dismissed);
    expect(outcomeOf(procedure, answered, 'challenged.Sign', sign)).toBe('holds');
    const again = after('Ask', plan, draft, challenge('lot-1'), dismissed, challenge('lot-1'));
    expect(outcomeOf(procedure, again, 'challenged.Sign', sign)).toBe('fails');
  });

  it('keeps several instances apart: one answered leaves the other open', () => {
    const both = after('Ask', plan, challenge('lot-1'), challenge('lot-2'), { act: 'Answer', key: 'lot-1' });
    expect(verdictOn(procedure, both, 'challenged.Close', intend('Close'))).toMatchObject({
      outcome: 'fails',
      facts: { keys: ['lot-2'] },
      remedies: [{ kind: 'act', act: 'Answer', key: 'lot-2' }],
    });
  });

  it('starts nothing by a void occurrence, and a void answer releases nothing', () => {
    const voided = after('Ask', plan, draft, challenge('lot-1'), { act: 'Correct', voids: ['e4'] });
    expect(outcomeOf(procedure, voided, 'challenged.Sign', sign)).toBe('holds');
    const answerVoided = after(
      'Ask',
      plan,
      draft,
      challenge('lot-1'),
      { act: 'Answer', key: 'lot-1' },
      { act: 'Correct', voids: ['e5'] },
    );
    expect(outcomeOf(procedure, answerVoided, 'challenged.Sign', sign)).toBe('fails');
  });

  it('lapses by time', () => {
    const held = after('Ask', plan, challenge('lot-1', '2020-03-02'));
    const tender = (on: string) => intend('Tender', { key: 'lot-1', on });
    expect(outcomeOf(procedure, held, 'lapsing', tender('2020-04-01'))).toBe('fails');
    expect(outcomeOf(procedure, held, 'lapsing', tender('2020-04-02'))).toBe('holds');
  });

  it('reaches a sibling only where they are linked', () => {
    const rated = after('Ask', plan, draft, { act: 'Rate', key: 'lot-1/c-1/e-1', outcome: 'fail' });
    const pay = intend('Pay', { key: 'lot-1/c-1/pay-1' });
    expect(outcomeOf(procedure, rated, 'appealed', pay)).toBe('holds');
    expect(outcomeOf(procedure, rated, 'appealed', { ...pay, links: ['lot-1/c-1/e-1'] })).toBe('fails');
  });
});

describe('blocks', () => {
  const procedure = freely(
    rule('failed', 'blocks: {by: Fail, act: "*", except: [Correct, Close, Fail]}') +
      rule('rejected', 'blocks: {by: Approve, outcomes: [rejected], act: Plan}'),
  );

  it('forbids for good on the key and below, not beside or above', () => {
    const failed = after('Ask', plan, draft, { act: 'Fail', key: 'lot-1' });
    expect(outcomeOf(procedure, failed, 'failed', intend('Sign', { key: 'lot-1/c-1' }))).toBe('fails');
    expect(outcomeOf(procedure, failed, 'failed', intend('Award', { key: 'lot-1' }))).toBe('fails');
    expect(outcomeOf(procedure, failed, 'failed', intend('Award', { key: 'lot-2' }))).toBe('holds');
    expect(outcomeOf(procedure, failed, 'failed', intend('Plan'))).toBe('holds');
    expect(outcomeOf(procedure, failed, 'failed', intend('Close'))).toBeUndefined();
  });

  it('counts the outcomes it names, while they stand', () => {
    const rejected = { act: 'Approve', outcome: 'rejected' };
    expect(outcomeOf(procedure, after('Ask', rejected), 'rejected', intend('Plan'))).toBe('fails');
    expect(outcomeOf(procedure, after('Ask', 'Approve'), 'rejected', intend('Plan'))).toBe('holds');
    expect(
      outcomeOf(procedure, after('Ask', rejected, { act: 'Correct', voids: ['e2'] }), 'rejected', intend('Plan')),
    ).toBe('holds');
  });
});
