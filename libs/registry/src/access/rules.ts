import { Decision } from '@tongjian/kernel';
import { ROLES } from '@tongjian/procedure';
import { refused } from '../refusal.js';
import { Grant, keepsInstallation } from './grant.js';
import { AccessRegister, isActive } from './register.js';

const PERSON = /^p_[A-Za-z0-9_-]{1,64}$/;
const CLIENT = /^c_[A-Za-z0-9_-]{1,64}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const JURISDICTION = /^(root|\d{6})$/;
/** Roles that the installation itself acts in; nobody is given them. */
const OWN_ROLES = ['process', 'timer'];

/** A rule answers its refusal, or undefined where it is kept. */
type Ruling = Decision | undefined;

export const byOperator = (role: string): Ruling =>
  role === 'operator'
    ? undefined
    : refused(
        'OperatorNeeded',
        'access/operator',
        { zh: '人员与授权只由系统管理员办理', en: 'People and grants are kept by an operator' },
        { role },
        { kind: 'role', roles: ['operator'], notPersons: [] },
      );

/** A new pseudonym: of the right form, and not used before. */
export function unused(register: AccessRegister, subject: string, kind: 'person' | 'client'): Ruling {
  if (!(kind === 'person' ? PERSON : CLIENT).test(subject))
    return refused(
      'PseudonymMalformed',
      'access/pseudonym',
      { zh: '化名格式不符', en: `A ${kind} is named ${kind === 'person' ? 'p_…' : 'c_…'}, letters and digits` },
      { [kind]: subject },
    );
  return register.active.has(subject)
    ? refused(
        'SubjectKnown',
        'access/pseudonym',
        { zh: '该化名已登记', en: 'This pseudonym is registered already' },
        { subject },
      )
    : undefined;
}

export function active(register: AccessRegister, subject: string): Ruling {
  if (isActive(register, subject)) return undefined;
  return register.active.has(subject)
    ? refused(
        'SubjectDisabled',
        'access/active',
        { zh: '该人员或系统已停用', en: 'The person or system is disabled' },
        { subject },
      )
    : refused(
        'SubjectUnknown',
        'access/active',
        { zh: '该人员或系统未登记', en: 'No such person or system is registered' },
        { subject },
      );
}

export function grantable(register: AccessRegister, { grant, role, organisation, jurisdiction }: Grant): Ruling {
  if (!ID.test(grant) || register.grants.has(grant) || register.revoked.has(grant))
    return refused(
      'GrantIdUsed',
      'access/grant',
      { zh: '授权编号无效或已用', en: 'The grant id is malformed or used' },
      { grant },
    );
  if (!Object.hasOwn(ROLES, role) || OWN_ROLES.includes(role))
    return refused(
      'RoleNotGrantable',
      'access/grant',
      { zh: '没有可授予的此角色', en: 'There is no such role to grant' },
      { role },
    );
  if (organisation.trim() === '')
    return refused(
      'OrganisationMissing',
      'access/grant',
      { zh: '须写明单位', en: 'A grant names an organisation' },
      {},
    );
  if (!JURISDICTION.test(jurisdiction))
    return refused(
      'JurisdictionMalformed',
      'access/grant',
      { zh: '地区须为六位代码或 root', en: 'A jurisdiction is a code of six digits, or root' },
      { jurisdiction },
    );
  if (role === 'operator' && jurisdiction !== 'root')
    return refused(
      'OperatorOfRegion',
      'access/operator',
      { zh: '系统管理员的授权须及于全部地区', en: 'An operator keeps the whole installation: grant it for root' },
      { jurisdiction },
      { kind: 'bound', fact: 'jurisdiction', op: '=', bound: 'root' },
    );
  return undefined;
}

export const standing = (register: AccessRegister, grant: string): Ruling =>
  register.grants.has(grant)
    ? undefined
    : refused('GrantUnknown', 'access/grant', { zh: '没有此项有效授权', en: 'No such grant stands' }, { grant });

/** Somebody must be left who can mend things. `lost` tells the grants that would go. */
export function operatorLeft(register: AccessRegister, lost: (grant: Grant) => boolean): Ruling {
  const operators = [...register.grants.values()].filter(
    (grant) => keepsInstallation(grant) && isActive(register, grant.person),
  );
  return operators.length > 0 && operators.every(lost)
    ? refused(
        'LastOperator',
        'access/last-operator',
        { zh: '至少保留一名系统管理员', en: 'The last operator stays until there is another' },
        { operators: operators.length },
        { kind: 'act', act: 'GrantRole' },
      )
    : undefined;
}
