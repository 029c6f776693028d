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
  /**
   * The command whose reset gave the secret, '' for the first secret. Where the log tells of a later reset, the secret
   * kept here is void: its replacement was cut off between log and side store. Null in what older versions kept.
   */
  readonly reset: string | null;
}

/** Who brought a document. */
export interface Brought {
  readonly sha256: string;
  readonly subject: string;
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
  /** Notes who brought a document; until an event names it, nobody else may read it. */
  bring(sha256: string, subject: string): Promise<void>;
  brought(sha256: string, subject: string): Promise<boolean>;
  /** Everything that was brought. */
  allBrought(): Promise<readonly Brought[]>;
  close(): Promise<void>;
}

/** Another subject has this login. */
export class LoginTaken extends Error {
  constructor(readonly login: string) {
    super(`the login ${login} is taken`);
    this.name = 'LoginTaken';
  }
}
