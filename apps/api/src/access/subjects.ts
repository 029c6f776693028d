import { generatedSecret, keptOf, LoginTaken, SideEntry, SideStore } from '@tongjian/data-folder';

/** A secret that is told once. */
export interface SignIn {
  readonly subject: string;
  readonly login: string;
  readonly name: string;
  readonly secret: string;
}

/** Keeps a person's or system's name and secret beside the log, before the log is told of it. @throws LoginTaken */
export async function keepSubject(side: SideStore, who: Omit<SignIn, 'secret'>, given?: string): Promise<SignIn> {
  const secret = given ?? generatedSecret();
  const entry: SideEntry = {
    subject: who.subject,
    login: who.login,
    name: who.name,
    kept: await keptOf(secret),
    since: Date.now(),
    reset: '',
  };
  // The secret takes its time to derive: who took the login meanwhile has it.
  const taken = await side.signingIn(who.login);
  if (taken && taken.subject !== who.subject) throw new LoginTaken(who.login);
  await side.put(entry);
  return { ...who, secret };
}
