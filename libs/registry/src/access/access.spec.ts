import { Actor, Decision, fold, StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { access, AccessCommand, accessRegister, grantsOf, holds, isActive } from './index.js';

const actor: Actor = { person: 'p_operator', organisation: 'o', role: 'operator', client: 'cli' };

const stored = (type: string, data: Record<string, string>, shape = 1) =>
  ({ id: '', stream: 'access-root', revision: 0, type, shape, data, meta: {} }) as unknown as StoredEvent;

const registered = (person: string) => stored('PersonRegistered', { person });
const granted = (grant: string, person: string, role = 'auditor', jurisdiction = '510100') =>
  stored('RoleGranted', { grant, person, role, organisation: 'o_1', jurisdiction });

const given = (...events: readonly StoredEvent[]) => ({
  when: (command: AccessCommand, by: Actor = actor): Decision =>
    access.decide(fold(access, events), command, { actor: by }),
});

const events = (decision: Decision) => ('events' in decision ? decision.events : decision.refused.code);

describe('the access register', () => {
  it('registers a person once, by pseudonym', () => {
    const command = { type: 'RegisterPerson', data: { person: 'p_1' } } as const;
    expect(events(given().when(command))).toEqual([{ type: 'PersonRegistered', data: { person: 'p_1' } }]);
    expect(events(given(registered('p_1')).when(command))).toBe('SubjectKnown');
  });

  it.each(['Zhang San', '张三', 'c_1', 'p_', 'p_a b'])('takes no %s for a pseudonym of a person', (person) => {
    expect(events(given().when({ type: 'RegisterPerson', data: { person } }))).toBe('PseudonymMalformed');
  });

  it('is kept by operators only', () => {
    const auditor = { ...actor, role: 'auditor' };
    expect(events(given().when({ type: 'RegisterPerson', data: { person: 'p_1' } }, auditor))).toBe('OperatorNeeded');
  });

  it('grants a role of the tree to a person who is active', () => {
    const data = { grant: 'g1', person: 'p_1', role: 'finance.treasury', organisation: 'o_1', jurisdiction: '510183' };
    expect(events(given(registered('p_1')).when({ type: 'GrantRole', data }))).toEqual([{ type: 'RoleGranted', data }]);
    expect(events(given().when({ type: 'GrantRole', data }))).toBe('SubjectUnknown');
    const disabled = given(registered('p_1'), stored('PersonDisabled', { person: 'p_1' }));
    expect(events(disabled.when({ type: 'GrantRole', data }))).toBe('SubjectDisabled');
  });

  it.each([
    [{ role: 'finance' }, 'RoleNotGrantable'],
    [{ role: 'toString' }, 'RoleNotGrantable'],
    [{ role: 'process' }, 'RoleNotGrantable'],
    [{ jurisdiction: '51' }, 'JurisdictionMalformed'],
    [{ organisation: ' ' }, 'OrganisationMissing'],
    [{ grant: 'g0' }, 'GrantIdUsed'],
    [{ role: 'operator', jurisdiction: '330603' }, 'OperatorOfRegion'],
  ])('refuses a grant with %p', (wrong, code) => {
    const data = { grant: 'g1', person: 'p_1', role: 'auditor', organisation: 'o', jurisdiction: 'root', ...wrong };
    expect(events(given(registered('p_1'), granted('g0', 'p_1')).when({ type: 'GrantRole', data }))).toBe(code);
  });

  it('revokes a standing grant once, and its id is not given again', () => {
    const before = [registered('p_1'), granted('g1', 'p_1')];
    const revoke = { type: 'RevokeGrant', data: { grant: 'g1' } } as const;
    const gone = [...before, stored('GrantRevoked', { grant: 'g1' })];
    expect(events(given(...before).when(revoke))).toEqual([{ type: 'GrantRevoked', data: { grant: 'g1' } }]);
    expect(events(given(...gone).when(revoke))).toBe('GrantUnknown');
    const again = { grant: 'g1', person: 'p_1', role: 'auditor', organisation: 'o', jurisdiction: 'root' };
    expect(events(given(...gone).when({ type: 'GrantRole', data: again }))).toBe('GrantIdUsed');
  });

  it('records why a person was disabled or a grant revoked', () => {
    const before = given(registered('p_1'), granted('g1', 'p_1'));
    const reason = '调离';
    expect(events(before.when({ type: 'DisablePerson', data: { person: 'p_1', reason } }))).toEqual([
      { type: 'PersonDisabled', data: { person: 'p_1', reason } },
    ]);
    expect(events(before.when({ type: 'RevokeGrant', data: { grant: 'g1', reason } }))).toEqual([
      { type: 'GrantRevoked', data: { grant: 'g1', reason } },
    ]);
  });

  it('keeps its last operator until there is another', () => {
    const one = [registered('p_1'), granted('g1', 'p_1', 'operator', 'root')];
    const two = [...one, registered('p_2'), granted('g2', 'p_2', 'operator', 'root')];
    expect(events(given(...one).when({ type: 'RevokeGrant', data: { grant: 'g1' } }))).toBe('LastOperator');
    expect(events(given(...one).when({ type: 'DisablePerson', data: { person: 'p_1' } }))).toBe('LastOperator');
    expect(events(given(...two).when({ type: 'DisablePerson', data: { person: 'p_1' } }))).toHaveLength(1);
    const disabled = given(...two, stored('PersonDisabled', { person: 'p_2' }));
    expect(events(disabled.when({ type: 'RevokeGrant', data: { grant: 'g1' } }))).toBe('LastOperator');
  });

  it('takes an operator of one region, as older logs may hold one, for no other operator', () => {
    const before = [registered('p_1'), granted('g1', 'p_1', 'operator', 'root'), registered('p_2')];
    const regional = given(...before, granted('g2', 'p_2', 'operator', '330603'));
    expect(events(regional.when({ type: 'DisablePerson', data: { person: 'p_1' } }))).toBe('LastOperator');
  });

  it('registers and disables systems, and records that a secret was replaced without the secret', () => {
    const system = stored('ClientRegistered', { client: 'c_1' });
    expect(events(given().when({ type: 'RegisterClient', data: { client: 'c_1' } }))).toHaveLength(1);
    expect(events(given(system).when({ type: 'DisableClient', data: { client: 'c_1' } }))).toHaveLength(1);
    expect(events(given(system).when({ type: 'ResetCredential', data: { person: 'c_1' } }))).toEqual([
      { type: 'CredentialReset', data: { person: 'c_1' } },
    ]);
  });

  it('stops at an event that it does not know', () => {
    expect(() => fold(accessRegister, [stored('PersonRenamed', {})])).toThrow(UnknownEvent);
    expect(() => fold(accessRegister, [stored('PersonRegistered', { person: 'p_1' }, 2)])).toThrow(UnknownEvent);
    expect(() => fold(accessRegister, [stored('constructor', {})])).toThrow(UnknownEvent);
  });
});

describe('asking who holds a role', () => {
  const register = fold(accessRegister, [
    registered('p_1'),
    granted('g1', 'p_1', 'auditor', '510100'),
    registered('p_2'),
    granted('g2', 'p_2', 'auditor', 'root'),
    stored('PersonDisabled', { person: 'p_2' }),
  ]);
  const asked = { person: 'p_1', role: 'auditor', organisation: 'o_1', jurisdiction: '510183' };

  it('finds the grant of a city in its districts, not beyond', () => {
    expect(holds(register, asked)).toBe(true);
    expect(holds(register, { ...asked, jurisdiction: '510100' })).toBe(true);
    expect(holds(register, { ...asked, jurisdiction: '510600' })).toBe(false);
    expect(holds(register, { ...asked, jurisdiction: 'root' })).toBe(false);
  });

  it('looks at role and organisation', () => {
    expect(holds(register, { ...asked, role: 'supervisor' })).toBe(false);
    expect(holds(register, { ...asked, organisation: 'o_2' })).toBe(false);
  });

  it('gives a disabled person nothing', () => {
    expect(isActive(register, 'p_2')).toBe(false);
    expect(grantsOf(register, 'p_2')).toEqual([]);
    expect(holds(register, { ...asked, person: 'p_2' })).toBe(false);
  });
});
