import { generatedSecret, keptOf } from './password.js';
import { SideEntry, SideStore } from './side-store/index.js';

/** A secret that is told once. */
export interface SignIn {
  readonly subject: string;
  readonly login: string;
  readonly name: string;
  readonly secret: string;
}

/** Keeps a person's or system's name and secret beside the log, before the log is told of it. */
export async function keepSubject(side: SideStore, who: Omit<SignIn, 'secret'>, given?: string): Promise<SignIn> {
  const secret = given ?? generatedSecret();
  const entry: SideEntry = {
    subject: who.subject,
    login: who.login,
    name: who.name,
    kept: await keptOf(secret),
    since: Date.now(),
  };
  await side.put(entry);
  return { ...who, secret };
}
