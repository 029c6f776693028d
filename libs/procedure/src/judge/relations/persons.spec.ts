import { after, freely, handler, intend, outcomeOf, rule, verdictOn } from '../../../test/garden.js';

describe('actors', () => {
  const procedure = freely(
    rule('law', 'actors: {act: Approve, roles: [government, finance.general]}') +
      rule('apart', 'separate: {act: Approve, notBy: [Ask, Review]}') +
      rule('signer', 'separate: {act: Sign, notBy: [Draft]}') +
      rule('payer', 'separate: {act: Pay, notBy: [Rate]}'),
    { Approve: 'actors: [government, finance.treasury], times: unlimited, free: a test' },
  );
  const by = (role: string, person = 'p_1') => ({ actor: { ...handler, role, person } });

  it('admits the leaves of a role, and every rule must admit them', () => {
    expect(outcomeOf(procedure, after('Ask'), 'law', intend('Approve', by('finance.general')))).toBe('holds');
    expect(outcomeOf(procedure, after('Ask'), 'garden.Approve.actors', intend('Approve', by('finance.general')))).toBe(
      'fails',
    );
    expect(outcomeOf(procedure, after('Ask'), 'garden.Review.actors', intend('Review', by('purchaser.head')))).toBe(
      'holds',
    );
  });

  it('names the roles that every rule admits and the persons that any rule excludes', () => {
    const asked = after({ act: 'Ask', person: 'p_1' }, { act: 'Review', person: 'p_2' });
    expect(verdictOn(procedure, asked, 'law', intend('Approve', by('supplier')))?.remedies).toEqual([
      { kind: 'role', roles: ['government'], notPersons: ['p_1', 'p_2'] },
    ]);
  });

  it('excludes the person who did another act, void or not (INV-54)', () => {
    const voided = after({ act: 'Ask', person: 'p_1' }, { act: 'Correct', voids: ['e1'] });
    expect(
      outcomeOf(procedure, after({ act: 'Ask', person: 'p_1' }), 'apart', intend('Approve', by('government'))),
    ).toBe('fails');
    expect(outcomeOf(procedure, voided, 'apart', intend('Approve', by('government')))).toBe('fails');
    expect(outcomeOf(procedure, voided, 'apart', intend('Approve', by('government', 'p_3')))).toBe('holds');
  });

  it('looks at the same thing: who drafted one contract may sign another', () => {
    const plan = { act: 'Plan', opens: ['lot-1'] };
    const drafted = after(
      'Ask',
      plan,
      { act: 'Draft', key: 'lot-1/c-1', person: 'p_1' },
      { act: 'Draft', key: 'lot-1/c-2', person: 'p_2' },
    );
    expect(outcomeOf(procedure, drafted, 'signer', intend('Sign', { key: 'lot-1/c-1' }))).toBe('fails');
    expect(outcomeOf(procedure, drafted, 'signer', intend('Sign', { key: 'lot-1/c-2' }))).toBe('holds');
  });

  it('looks at joined siblings, or at all where none is joined', () => {
    const rate = (id: string, person: string) => ({ act: 'Rate', key: `lot-1/c-1/e-${id}`, person });
    const rated = after(
      'Ask',
      { act: 'Plan', opens: ['lot-1'] },
      { act: 'Draft', key: 'lot-1/c-1' },
      rate('1', 'p_1'),
      rate('2', 'p_2'),
    );
    const pay = intend('Pay', { key: 'lot-1/c-1/pay-1' });
    expect(outcomeOf(procedure, rated, 'payer', pay)).toBe('fails');
    expect(outcomeOf(procedure, rated, 'payer', { ...pay, links: ['lot-1/c-1/e-2'] })).toBe('holds');
  });
});

describe('consequence', () => {
  const procedure = freely(
    rule('failing', 'consequence: {on: Accept, outcomes: [failed], do: [Terminate]}', 'when: "project.adHoc"'),
  );
  const key = 'lot-1/c-1';
  const contract = (outcome: string) =>
    after('Ask', { act: 'Plan', opens: ['lot-1'] }, { act: 'Draft', key }, { act: 'Accept', key, outcome });
  const process = { actor: { ...handler, role: 'process' } };
  const terminate = (adHoc: boolean) => intend('Terminate', { key, ...process, facts: { project: { adHoc } } });

  it('lets the process role do what a rule names, after the outcome it names', () => {
    expect(outcomeOf(procedure, contract('failed'), 'failing', terminate(true))).toBe('holds');
    expect(outcomeOf(procedure, contract('passed'), 'failing', terminate(true))).toBe('fails');
  });

  it('allows the process role nothing else', () => {
    expect(outcomeOf(procedure, contract('failed'), 'consequence', terminate(false))).toBe('fails');
    expect(outcomeOf(procedure, contract('failed'), 'consequence', intend('Sign', { key, ...process }))).toBe('fails');
  });

  it('asks the process for no role of the act, and people for no consequence', () => {
    expect(outcomeOf(procedure, contract('failed'), 'garden.Terminate.actors', terminate(true))).toBeUndefined();
    expect(outcomeOf(procedure, contract('failed'), 'failing', intend('Terminate', { key }))).toBeUndefined();
  });
});
