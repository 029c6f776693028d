import { accept, Actor, Decider, Decision, refuse } from '@tongjian/kernel';
import { ROLES } from '@tongjian/procedure';
import { refusal } from '../refusal.js';
import { AccessCommand } from './command.js';
import { AccessRegister, emptyRegister, evolveRegister, grantsOf } from './register.js';

/** Who keeps the register. The very first person is registered by the installation itself, as role `process`. */
export interface AccessContext {
  readonly actor: Actor;
}

/** Roles that no person holds: the installation's own hands. */
const OWN_HANDS = ['process', 'timer'];
const OPERATOR = 'operator';

/** People, systems and their grants: one stream, so that a revocation holds from the next command on. */
export const access: Decider<AccessCommand, AccessRegister, AccessContext> = {
  initial: emptyRegister,
  evolve: evolveRegister,
  decide: (register, command, { actor }) => {
    switch (command.type) {
      case 'RegisterPerson':
        return register.subjects.has(command.data.person)
          ? known(command.data.person)
          : accept({ type: 'PersonRegistered', data: { ...command.data } });
      case 'RegisterClient':
        return register.subjects.has(command.data.client)
          ? known(command.data.client)
          : accept({ type: 'ClientRegistered', data: { ...command.data } });
      case 'DisablePerson':
        return disable(register, actor, 'PersonDisabled', 'person', command.data.person, command.data.reason);
      case 'DisableClient':
        return disable(register, actor, 'ClientDisabled', 'client', command.data.client, command.data.reason);
      case 'ResetCredential':
        return register.subjects.has(command.data.subject)
          ? accept({ type: 'CredentialReset', data: { ...command.data } })
          : unknown(command.data.subject);
      case 'GrantRole':
        return grant(register, command.data);
      case 'RevokeGrant':
        return revoke(register, actor, command.data);
    }
  },
};

const known = (subject: string): Decision =>
  refuse(
    refusal('SubjectExists', 'access-once', '该人员或系统已登记', 'This person or system is registered', { subject }),
  );
const unknown = (subject: string): Decision =>
  refuse(
    refusal('SubjectUnknown', 'access-known', '该人员或系统未登记', 'This person or system is not registered', {
      subject,
    }),
  );

function disable(
  register: AccessRegister,
  actor: Actor,
  type: string,
  field: 'person' | 'client',
  subject: string,
  reason: string,
): Decision {
  const found = register.subjects.get(subject);
  if (found?.kind !== field) return unknown(subject);
  if (found.disabled)
    return refuse(
      refusal('SubjectDisabled', 'access-once', '该人员或系统已停用', 'It is disabled already', { subject }),
    );
  if (subject === actor.person) return ownRight(subject);
  return accept({ type, data: { [field]: subject, reason } });
}

/** Whoever takes the last operator's right away locks the house from inside. */
const ownRight = (subject: string): Decision =>
  refuse(
    refusal(
      'OwnRight',
      'access-own',
      '不得停用或撤销本人的权限',
      'Nobody disables himself or revokes his own grant',
      { subject },
      [{ kind: 'role', roles: [OPERATOR], notPersons: [subject] }],
    ),
  );

function grant(register: AccessRegister, data: Extract<AccessCommand, { type: 'GrantRole' }>['data']): Decision {
  const subject = register.subjects.get(data.subject);
  if (!subject || subject.disabled) return unknown(data.subject);
  if (!Object.hasOwn(ROLES, data.role) || OWN_HANDS.includes(data.role))
    return refuse(
      refusal(
        'RoleUnknown',
        'access-role',
        '没有可授予的这一角色',
        'There is no such role to grant',
        { role: data.role },
        [{ kind: 'facts', names: Object.keys(ROLES).filter((role) => !OWN_HANDS.includes(role)) }],
      ),
    );
  const same = grantsOf(register, data.subject).find(
    (one) => one.role === data.role && one.organisation === data.organisation && one.jurisdiction === data.jurisdiction,
  );
  if (same || register.grants.has(data.grant))
    return refuse(
      refusal('GrantExists', 'access-once', '该授权已存在', 'This grant exists', { grant: same?.grant ?? data.grant }),
    );
  return accept({ type: 'RoleGranted', data: { ...data } });
}

function revoke(
  register: AccessRegister,
  actor: Actor,
  data: Extract<AccessCommand, { type: 'RevokeGrant' }>['data'],
): Decision {
  const found = register.grants.get(data.grant);
  if (!found || found.revoked)
    return refuse(
      refusal('GrantUnknown', 'access-known', '没有这一有效授权', 'There is no such grant in force', {
        grant: data.grant,
      }),
    );
  if (found.subject === actor.person && found.role === OPERATOR) return ownRight(found.subject);
  return accept({ type: 'GrantRevoked', data: { ...data } });
}
