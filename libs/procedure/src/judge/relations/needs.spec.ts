import { after, freely, intend, outcomeOf, rule, verdictOn } from '../../../test/garden.js';

const LOT = 'lot-1';
const contract = (id: string) => `${LOT}/c-${id}`;

describe('needs', () => {
  const procedure = freely(
    rule('order', 'needs: {act: Plan, of: [Approve]}') +
      rule('everApproved', 'needs: {act: Review, of: [{act: Approve, ever: true}]}') +
      rule('ancestor', 'needs: {act: Sign, of: [Award]}') +
      rule('below', 'needs: {act: Award, of: [Sign]}') +
      rule('belowOrNone', 'needs: {act: Fail, any: [Sign], orNone: true}') +
      rule('eachLot', 'needs: {act: Close, each: lot, any: [Sign, Fail]}') +
      rule('rated', 'needs: {act: Pay, of: [Rate]}') +
      rule('final', 'needs: {act: Pay, of: [Accept]}', 'when: "payment.final"'),
  );

  it('fails before the needed act and holds after it', () => {
    expect(outcomeOf(procedure, after('Ask'), 'order', intend('Plan'))).toBe('fails');
    expect(outcomeOf(procedure, after('Ask', 'Approve'), 'order', intend('Plan'))).toBe('holds');
  });

  it('is satisfied by positive outcomes only, reading the latest', () => {
    const deferred = { act: 'Approve', outcome: 'deferred' };
    expect(outcomeOf(procedure, after('Ask', deferred), 'order', intend('Plan'))).toBe('fails');
    expect(outcomeOf(procedure, after('Ask', 'Approve', deferred), 'order', intend('Plan'))).toBe('fails');
    expect(outcomeOf(procedure, after('Ask', 'Approve', deferred), 'everApproved', intend('Review'))).toBe('holds');
  });

  it('is not satisfied by a void occurrence', () => {
    const annulled = after('Ask', 'Approve', { act: 'Correct', voids: ['e2'] });
    expect(outcomeOf(procedure, annulled, 'order', intend('Plan'))).toBe('fails');
    expect(outcomeOf(procedure, annulled, 'everApproved', intend('Review'))).toBe('fails');
  });

  it("reads the ancestor's key, and not that of another lot", () => {
    const plan = { act: 'Plan', opens: ['lot-1', 'lot-2'] };
    const draft = { act: 'Draft', key: contract('1') };
    const awarded = (lot: string) => after('Ask', plan, { act: 'Award', key: lot }, draft);
    expect(outcomeOf(procedure, awarded('lot-1'), 'ancestor', intend('Sign', { key: contract('1') }))).toBe('holds');
    expect(outcomeOf(procedure, awarded('lot-2'), 'ancestor', intend('Sign', { key: contract('1') }))).toBe('fails');
  });

  it('reads every open key below and wants at least one, unless none is admitted', () => {
    const plan = { act: 'Plan', opens: [LOT] };
    const award = intend('Award', { key: LOT });
    const fail = intend('Fail', { key: LOT });
    expect(outcomeOf(procedure, after('Ask', plan), 'below', award)).toBe('fails');
    expect(outcomeOf(procedure, after('Ask', plan), 'belowOrNone', fail)).toBe('holds');
    const two = [
      { act: 'Draft', key: contract('1') },
      { act: 'Draft', key: contract('2') },
    ];
    const one = after('Ask', plan, ...two, { act: 'Sign', key: contract('1') });
    expect(outcomeOf(procedure, one, 'below', award)).toBe('fails');
    expect(outcomeOf(procedure, one, 'belowOrNone', fail)).toBe('fails');
    const both = after('Ask', plan, ...two, { act: 'Sign', key: contract('1') }, { act: 'Sign', key: contract('2') });
    expect(outcomeOf(procedure, both, 'below', award)).toBe('holds');
  });

  it('reads only those below that the command joins to its key', () => {
    const two = [
      { act: 'Draft', key: contract('1') },
      { act: 'Draft', key: contract('2') },
    ];
    const one = after('Ask', { act: 'Plan', opens: [LOT] }, ...two, { act: 'Sign', key: contract('1') });
    const joined = (id: string) => intend('Award', { key: LOT, links: [contract(id)] });
    expect(outcomeOf(procedure, one, 'below', joined('1'))).toBe('holds');
    expect(outcomeOf(procedure, one, 'below', joined('2'))).toBe('fails');
  });

  it('distributes over each lot, by any of its alternatives', () => {
    const plan = { act: 'Plan', opens: ['lot-1', 'lot-2'] };
    const signed = [
      { act: 'Draft', key: contract('1') },
      { act: 'Sign', key: contract('1') },
    ];
    const failed = { act: 'Fail', key: 'lot-2' };
    expect(outcomeOf(procedure, after('Ask', plan, ...signed), 'eachLot', intend('Close'))).toBe('fails');
    expect(outcomeOf(procedure, after('Ask', plan, ...signed, failed), 'eachLot', intend('Close'))).toBe('holds');
    expect(outcomeOf(procedure, after('Ask'), 'eachLot', intend('Close'))).toBe('fails');
  });

  it('reads the siblings that the command joins, and leaves a menu open where they are yet to be chosen', () => {
    const plan = { act: 'Plan', opens: [LOT] };
    const [good, bad] = [`${contract('1')}/e-1`, `${contract('1')}/e-2`];
    const rated = after(
      'Ask',
      plan,
      { act: 'Draft', key: contract('1') },
      { act: 'Rate', key: good },
      { act: 'Rate', key: bad, outcome: 'fail' },
    );
    const pay = `${contract('1')}/pay-1`;
    expect(outcomeOf(procedure, rated, 'rated', intend('Pay', { key: pay, links: [good] }))).toBe('holds');
    expect(outcomeOf(procedure, rated, 'rated', intend('Pay', { key: pay, links: [bad] }))).toBe('fails');
    expect(outcomeOf(procedure, rated, 'rated', intend('Pay', { key: pay }))).toBe('fails');
    expect(
      outcomeOf(procedure, rated, 'rated', intend('Pay', { key: `${contract('1')}/pay-*`, complete: false })),
    ).toBe('open');
  });

  it('is silent where its condition is false and open where that cannot be read', () => {
    const drafted = after('Ask', { act: 'Plan', opens: [LOT] }, { act: 'Draft', key: contract('1') });
    const pay = (given?: boolean) =>
      intend('Pay', { key: `${contract('1')}/pay-1`, facts: given === undefined ? {} : { payment: { final: given } } });
    expect(outcomeOf(procedure, drafted, 'final', pay(false))).toBeUndefined();
    expect(outcomeOf(procedure, drafted, 'final', pay(true))).toBe('fails');
    expect(verdictOn(procedure, drafted, 'final', pay())).toMatchObject({
      outcome: 'open',
      remedies: [{ kind: 'facts', names: ['payment.final'] }],
    });
  });

  it('names the act, key and outcomes that would mend it', () => {
    const verdict = verdictOn(procedure, after('Ask'), 'order', intend('Plan'));
    expect(verdict?.remedies).toEqual([{ kind: 'act', act: 'Approve', key: '', outcomes: ['approved'] }]);
    const close = verdictOn(procedure, after('Ask'), 'eachLot', intend('Close'));
    expect(close?.remedies).toEqual([{ kind: 'open', scope: 'lot' }]);
  });
});
