import { Grant, SignedIn } from './types';

/** Who is signed in and in which granted role the next request is made. */
export interface Session extends SignedIn {
  readonly role: Grant | undefined;
  /** The server accepts its token no more. What the reader wrote stays until they sign in again. */
  readonly ended?: true;
}

const KEY = 'tongjian.session';
const listeners = new Set<() => void>();
let session: Session | undefined = restore();

function restore(): Session | undefined {
  try {
    const kept = JSON.parse(globalThis.sessionStorage?.getItem(KEY) ?? 'null') as Session | null;
    return kept && Date.parse(kept.expiresAt) > Date.now() ? kept : undefined;
  } catch {
    return undefined;
  }
}

function change(next: Session | undefined): void {
  session = next;
  try {
    if (next && !next.ended) sessionStorage.setItem(KEY, JSON.stringify(next));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser without storage keeps the session in memory only.
  }
  for (const listener of listeners) listener();
}

export const currentSession = (): Session | undefined => session;
export const signedIn = (answer: SignedIn): void => {
  const before = session?.person === answer.person ? session.role : undefined;
  const kept = before && answer.grants.find((grant) => grantText(grant) === grantText(before));
  change({ ...answer, role: kept ?? answer.grants[0] });
};
export const signOut = (): void => change(undefined);
/** The server no longer knows the session: the page stays, and the reader is asked to sign in again. */
export const endSession = (): void => {
  if (session && !session.ended) change({ ...session, ended: true });
};
export const actAs = (role: Grant): void => {
  if (session) change({ ...session, role });
};
export const onSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The header's form of a grant, `role@organisation`; header values are Latin-1, so what is not is percent-encoded. */
export const grantText = ({ role, organisation }: Grant): string =>
  `${encodeURIComponent(role)}@${encodeURIComponent(organisation)}`;
