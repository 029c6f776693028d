import { StoredEvent, UnknownEvent } from '@tongjian/kernel';

/** The stream that tells who may act in which role, and since when. */
export const ACCESS_STREAM = 'access-root';

/** A person (`p_…`) or a system (`c_…`). Names and secrets stand elsewhere: a log cannot forget them. */
export interface Subject {
  readonly subject: string;
  readonly kind: 'person' | 'client';
  readonly disabled: boolean;
  readonly since: string;
}

/** A right to act in a role for an organisation within a jurisdiction: a region code, or `root` for all. */
export interface RoleGrant {
  readonly grant: string;
  readonly subject: string;
  readonly role: string;
  readonly organisation: string;
  readonly jurisdiction: string;
  readonly since: string;
  readonly revoked: boolean;
}

/** What the access stream says at some revision. Owned by its fold, which changes it in place. */
export interface AccessRegister {
  readonly subjects: Map<string, Subject>;
  readonly grants: Map<string, RoleGrant>;
  /** Grants by subject, in the order given. */
  readonly bySubject: Map<string, readonly string[]>;
}

export const emptyRegister = (): AccessRegister => ({ subjects: new Map(), grants: new Map(), bySubject: new Map() });

type Data = Readonly<Record<string, string>>;

const folds: Readonly<Record<string, (register: AccessRegister, data: Data, at: string) => void>> = {
  PersonRegistered: ({ subjects }, { person }, since) =>
    subjects.set(person!, { subject: person!, kind: 'person', disabled: false, since }),
  ClientRegistered: ({ subjects }, { client }, since) =>
    subjects.set(client!, { subject: client!, kind: 'client', disabled: false, since }),
  PersonDisabled: (register, { person }) => disable(register, person!),
  ClientDisabled: (register, { client }) => disable(register, client!),
  CredentialReset: () => undefined,
  RoleGranted: ({ grants, bySubject }, data, since) => {
    const { grant, subject, role, organisation, jurisdiction } = data as Record<string, string>;
    grants.set(grant!, {
      grant: grant!,
      subject: subject!,
      role: role!,
      organisation: organisation!,
      jurisdiction: jurisdiction!,
      since,
      revoked: false,
    });
    bySubject.set(subject!, [...(bySubject.get(subject!) ?? []), grant!]);
  },
  GrantRevoked: ({ grants }, { grant }) => {
    const known = grants.get(grant!);
    if (known) grants.set(grant!, { ...known, revoked: true });
  },
};

function disable({ subjects }: AccessRegister, subject: string): void {
  const known = subjects.get(subject);
  if (known) subjects.set(subject, { ...known, disabled: true });
}

/** Folds one event of the access stream in. @throws UnknownEvent */
export function evolveRegister(register: AccessRegister, event: StoredEvent): AccessRegister {
  const apply = Object.hasOwn(folds, event.type) && event.shape === 1 ? folds[event.type] : undefined;
  if (!apply) throw new UnknownEvent(event);
  apply(register, event.data as Data, event.meta.recordedAt);
  return register;
}

/** The grants a subject holds at present; none when the subject is disabled or unknown. */
export function grantsOf(register: AccessRegister, subject: string): readonly RoleGrant[] {
  const known = register.subjects.get(subject);
  if (!known || known.disabled) return [];
  return (register.bySubject.get(subject) ?? [])
    .map((grant) => register.grants.get(grant)!)
    .filter((one) => !one.revoked);
}

/**
 * Whether a grant reaches a region by administrative code (GB/T 2260): `root` all, `510100` (a city) everything that
 * begins with `5101`, `510183` itself.
 */
export const reaches = ({ jurisdiction }: Pick<RoleGrant, 'jurisdiction'>, region: string): boolean =>
  jurisdiction === 'root' || region.startsWith(jurisdiction.replace(/(00)+$/, ''));

/** Whether a subject may act in a role for an organisation in a region, right now. */
export const holds = (
  register: AccessRegister,
  { subject, role, organisation, region }: { subject: string; role: string; organisation?: string; region: string },
): boolean =>
  grantsOf(register, subject).some(
    (one) =>
      one.role === role && (organisation === undefined || one.organisation === organisation) && reaches(one, region),
  );
