/** What stands beside the log because it must be erasable: names and what is kept of secrets (D13). */
export interface SideEntry {
  /** `p_…` or `c_…`. */
  readonly subject: string;
  /** What is typed at sign-in. */
  readonly login: string;
  readonly name: string;
  /** As `keptOf` gives it. */
  readonly kept: string;
  /** Milliseconds since 1970 of the last change of the secret; older tokens are void. */
  readonly since: number;
}

/** Names and secrets of people and systems. Every request asks `of`, so entries are kept at hand. */
export interface SideStore {
  /** Durable when it resolves. @throws LoginTaken */
  put(entry: SideEntry): Promise<void>;
  /** As this process knows it; another process's change is known once `refresh` was called for it. */
  of(subject: string): SideEntry | undefined;
  /** By what was typed at sign-in, the login or the pseudonym itself, as the store says at this moment. */
  signingIn(typed: string): Promise<SideEntry | undefined>;
  all(): Promise<readonly SideEntry[]>;
  /** Reads one entry again. */
  refresh(subject: string): Promise<SideEntry | undefined>;
  close(): Promise<void>;
}

/** Another subject has this login. */
export class LoginTaken extends Error {
  constructor(readonly login: string) {
    super(`the login ${login} is taken`);
    this.name = 'LoginTaken';
  }
}
