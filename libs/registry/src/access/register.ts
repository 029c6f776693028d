import { StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { AccessEventType } from './events.js';
import { Grant, reaches } from './grant.js';

/** Who is known, who is disabled, and which grants stand: the fold of the access stream, owned by whoever folds. */
export interface AccessRegister {
  /** Persons and systems by pseudonym; false once disabled. */
  readonly active: Map<string, boolean>;
  /** Standing grants by their id. */
  readonly grants: Map<string, Grant>;
  /** Ids of grants that were revoked; they are not given again. */
  readonly revoked: Set<string>;
  /** The command that last replaced the secret of a person or system. */
  readonly resets: Map<string, string>;
}

type Fold = (register: AccessRegister, data: Record<string, string>, commandId: string) => unknown;

const folds: Readonly<Record<AccessEventType, Fold>> = {
  PersonRegistered: ({ active }, { person }) => active.set(person!, true),
  PersonDisabled: ({ active }, { person }) => active.set(person!, false),
  CredentialReset: ({ resets }, { person }, commandId) => resets.set(person!, commandId),
  RoleGranted: ({ grants }, data) => grants.set(data['grant']!, data as unknown as Grant),
  GrantRevoked({ grants, revoked }, { grant }) {
    grants.delete(grant!);
    revoked.add(grant!);
  },
  ClientRegistered: ({ active }, { client }) => active.set(client!, true),
  ClientDisabled: ({ active }, { client }) => active.set(client!, false),
};

/** The register as a fold: `fold(accessRegister, events)`, or step by step as events come. */
export const accessRegister = {
  initial: (): AccessRegister => ({ active: new Map(), grants: new Map(), revoked: new Set(), resets: new Map() }),

  /** @throws UnknownEvent for a type or shape that is not of this stream. */
  evolve(register: AccessRegister, event: StoredEvent): AccessRegister {
    const known = Object.hasOwn(folds, event.type) ? folds[event.type as AccessEventType] : undefined;
    if (!known || event.shape !== 1) throw new UnknownEvent(event);
    known(register, event.data as Record<string, string>, event.meta.commandId);
    return register;
  },
};

/** Registered and not disabled. */
export const isActive = (register: AccessRegister, subject: string): boolean => register.active.get(subject) === true;

/** The standing grants of a person or system; none where it is disabled or unknown. */
export const grantsOf = (register: AccessRegister, subject: string): readonly Grant[] =>
  isActive(register, subject) ? [...register.grants.values()].filter(({ person }) => person === subject) : [];

/** The question whether someone may act in a role; `organisation` left out means any. */
export interface Holding {
  readonly person: string;
  readonly role: string;
  readonly organisation?: string;
  readonly jurisdiction: string;
}

/** Does this person hold role@organisation for this jurisdiction, as the register stands? */
export const holds = (register: AccessRegister, { person, role, organisation, jurisdiction }: Holding): boolean =>
  grantsOf(register, person).some(
    (grant) =>
      grant.role === role &&
      (organisation === undefined || grant.organisation === organisation) &&
      reaches(grant.jurisdiction, jurisdiction),
  );
