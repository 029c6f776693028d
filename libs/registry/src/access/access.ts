import { accept, Decider, Decision } from '@tongjian/kernel';
import { AccessCommand, AccessContext } from './commands.js';
import { AccessEventType } from './events.js';
import { AccessRegister, accessRegister } from './register.js';
import { active, byOperator, grantable, operatorLeft, standing, unused } from './rules.js';

const fact = (type: AccessEventType, data: Record<string, string>) => accept({ type, data });

/** The reason given, where one was. */
const why = (reason: string | undefined): Record<string, string> => (reason === undefined ? {} : { reason });

type Decide = { [C in AccessCommand as C['type']]: (register: AccessRegister, data: C['data']) => Decision };

const decide: Decide = {
  RegisterPerson: (register, { person }) => unused(register, person, 'person') ?? fact('PersonRegistered', { person }),

  DisablePerson: (register, { person, reason }) =>
    active(register, person) ??
    operatorLeft(register, (grant) => grant.person === person) ??
    fact('PersonDisabled', { person, ...why(reason) }),

  ResetCredential: (register, { person }) => active(register, person) ?? fact('CredentialReset', { person }),

  GrantRole: (register, { grant, person, role, organisation, jurisdiction }) =>
    active(register, person) ??
    grantable(register, { grant, person, role, organisation, jurisdiction }) ??
    fact('RoleGranted', { grant, person, role, organisation, jurisdiction }),

  RevokeGrant: (register, { grant, reason }) =>
    standing(register, grant) ??
    operatorLeft(register, (standing) => standing.grant === grant) ??
    fact('GrantRevoked', { grant, ...why(reason) }),

  RegisterClient: (register, { client }) => unused(register, client, 'client') ?? fact('ClientRegistered', { client }),

  DisableClient: (register, { client, reason }) =>
    active(register, client) ??
    operatorLeft(register, (grant) => grant.person === client) ??
    fact('ClientDisabled', { client, ...why(reason) }),
};

/** People and systems by pseudonym, and the roles they hold: the stream `access-root`, kept by operators. */
export const access: Decider<AccessCommand, AccessRegister, AccessContext> = {
  ...accessRegister,
  decide(register, command, { actor }) {
    const act = decide[command.type] as (register: AccessRegister, data: AccessCommand['data']) => Decision;
    return byOperator(actor.role) ?? act(register, command.data);
  },
};
