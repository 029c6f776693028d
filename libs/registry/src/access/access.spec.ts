import { genesisOf, isRefused, NewEvent, sealAll } from '@tongjian/kernel';
import { access } from './access.js';
import { AccessCommand } from './command.js';
import { ACCESS_STREAM, AccessRegister, grantsOf, holds, reaches } from './register.js';

const operator = { person: 'p_operator', organisation: 'house', role: 'operator', client: 'cli' };

const given = (...events: readonly NewEvent[]): AccessRegister =>
  sealAll({ revision: -1, hash: genesisOf(ACCESS_STREAM), recordedAt: '' }, ACCESS_STREAM, events, {
    commandId: 'c',
    correlationId: 'c',
    causationId: 'c',
    actor: operator,
    jurisdiction: 'root',
    at: '2020-03-01T00:00:00.000Z',
  }).reduce((register, event) => access.evolve(register, event), access.initial());

const when = (register: AccessRegister, command: AccessCommand) => {
  const decision = access.decide(register, command, { actor: operator });
  return isRefused(decision) ? decision.refused.code : decision.events.map((event) => event.type);
};

const registered = (person: string): NewEvent => ({ type: 'PersonRegistered', data: { person } });
const granted = (grant: string, subject: string, role: string, jurisdiction: string): NewEvent => ({
  type: 'RoleGranted',
  data: { grant, subject, role, organisation: 'bureau', jurisdiction },
});

describe('access', () => {
  const treasurer = () => given(registered('p_1'), granted('g-1', 'p_1', 'finance.treasury', '510100'));

  it('lets a registered person act in a granted role within the jurisdiction, and nowhere else', () => {
    const register = treasurer();
    const ask = { subject: 'p_1', role: 'finance.treasury', organisation: 'bureau' };
    expect(holds(register, { ...ask, region: '510183' })).toBe(true);
    expect(holds(register, { ...ask, region: '330603' })).toBe(false);
    expect(holds(register, { ...ask, role: 'finance.general', region: '510183' })).toBe(false);
    expect(holds(register, { ...ask, organisation: 'other', region: '510183' })).toBe(false);
  });

  it('ends a right with its revocation', () => {
    const register = access.evolve(treasurer(), eventAfter('GrantRevoked', { grant: 'g-1', reason: 'moved' }));
    expect(grantsOf(register, 'p_1')).toEqual([]);
  });

  it('leaves a disabled person no right', () => {
    const register = access.evolve(treasurer(), eventAfter('PersonDisabled', { person: 'p_1', reason: 'left' }));
    expect(grantsOf(register, 'p_1')).toEqual([]);
  });

  it.each<[string, AccessCommand, unknown]>([
    ['a person twice', { type: 'RegisterPerson', data: { person: 'p_1' } }, 'SubjectExists'],
    ['a grant to nobody', grantOf('p_9', 'auditor'), 'SubjectUnknown'],
    ['a role that nobody knows', grantOf('p_1', 'emperor'), 'RoleUnknown'],
    ["the clock's own role", grantOf('p_1', 'timer'), 'RoleUnknown'],
    ['the same right twice', grantOf('p_1', 'finance.treasury', '510100'), 'GrantExists'],
    ['revoking what is not in force', { type: 'RevokeGrant', data: { grant: 'g-9', reason: 'r' } }, 'GrantUnknown'],
    ['disabling oneself', { type: 'DisablePerson', data: { person: 'p_operator', reason: 'r' } }, 'SubjectUnknown'],
  ])('refuses %s', (_, command, code) => {
    expect(when(treasurer(), command)).toBe(code);
  });

  it('refuses that an operator disables himself or gives up his own right', () => {
    const register = given(registered('p_operator'), granted('g-0', 'p_operator', 'operator', 'root'));
    expect(when(register, { type: 'DisablePerson', data: { person: 'p_operator', reason: 'r' } })).toBe('OwnRight');
    expect(when(register, { type: 'RevokeGrant', data: { grant: 'g-0', reason: 'r' } })).toBe('OwnRight');
  });

  it('tells that a secret was changed, never the secret', () => {
    expect(when(treasurer(), { type: 'ResetCredential', data: { subject: 'p_1' } })).toEqual(['CredentialReset']);
  });
});

describe('the reach of a jurisdiction', () => {
  it.each([
    ['root', '330603', true],
    ['510000', '510183', true],
    ['510100', '510183', true],
    ['510100', '511500', false],
    ['510183', '510183', true],
    ['510183', '510100', false],
  ])('%s reaches %s: %s', (jurisdiction, region, reached) => {
    expect(reaches({ jurisdiction }, region)).toBe(reached);
  });
});

function grantOf(subject: string, role: string, jurisdiction = '510183'): AccessCommand {
  return { type: 'GrantRole', data: { grant: 'g-2', subject, role, organisation: 'bureau', jurisdiction } };
}

function eventAfter(type: string, data: Readonly<Record<string, string>>) {
  const cause = { commandId: 'd', correlationId: 'd', causationId: 'd', actor: operator, jurisdiction: 'root' };
  return sealAll({ revision: 9, hash: genesisOf(ACCESS_STREAM), recordedAt: '' }, ACCESS_STREAM, [{ type, data }], {
    ...cause,
    at: '2020-03-02T00:00:00.000Z',
  })[0]!;
}
