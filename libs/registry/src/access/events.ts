import { Text } from '@tongjian/kernel';

/** The stream of people, systems and grants that hold for every jurisdiction of this installation. */
export const ACCESS_STREAM = 'access-root';

/** Everything that the stream can say, with its label. */
export const ACCESS_EVENTS = {
  PersonRegistered: { zh: '人员登记', en: 'Person registered' },
  PersonDisabled: { zh: '人员停用', en: 'Person disabled' },
  CredentialReset: { zh: '凭证重置', en: 'Credential reset' },
  RoleGranted: { zh: '授予角色', en: 'Role granted' },
  GrantRevoked: { zh: '撤销授权', en: 'Grant revoked' },
  ClientRegistered: { zh: '系统登记', en: 'System registered' },
  ClientDisabled: { zh: '系统停用', en: 'System disabled' },
} as const satisfies Readonly<Record<string, Text>>;

export type AccessEventType = keyof typeof ACCESS_EVENTS;
