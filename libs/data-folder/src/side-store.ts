import Database from 'better-sqlite3';
import { chmodSync } from 'node:fs';

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

/** The side store: one small SQLite file, readable by its owner only. */
export class SideStore {
  private readonly database: Database.Database;
  private readonly entries = new Map<string, SideEntry>();

  constructor(file: string) {
    this.database = new Database(file);
    if (file !== ':memory:') chmodSync(file, 0o600);
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('synchronous = FULL');
    this.database.exec(
      `CREATE TABLE IF NOT EXISTS subject (
         subject TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kept TEXT NOT NULL, since INTEGER NOT NULL,
         reset TEXT
       ) STRICT`,
    );
    // Who brought a document; until an event names it, nobody else may read it.
    this.database.exec(
      'CREATE TABLE IF NOT EXISTS brought (sha256 TEXT, subject TEXT, PRIMARY KEY (sha256, subject)) STRICT, WITHOUT ROWID',
    );
    const columns = this.database.pragma('table_info(subject)') as readonly { readonly name: string }[];
    if (!columns.some(({ name }) => name === 'reset')) this.database.exec('ALTER TABLE subject ADD COLUMN reset TEXT');
    for (const entry of this.database.prepare<[], SideEntry>('SELECT * FROM subject').all())
      this.entries.set(entry.subject, entry);
  }

  put(entry: SideEntry): void {
    this.database
      .prepare(
        `INSERT INTO subject VALUES (:subject, :login, :name, :kept, :since, :reset)
         ON CONFLICT (subject) DO UPDATE SET login = :login, name = :name, kept = :kept, since = :since, reset = :reset`,
      )
      .run(entry);
    this.entries.set(entry.subject, entry);
  }

  of(subject: string): SideEntry | undefined {
    return this.entries.get(subject);
  }

  /** By what was typed at sign-in: the login, or the pseudonym itself. */
  signingIn(typed: string): SideEntry | undefined {
    return this.of(typed) ?? [...this.entries.values()].find((entry) => entry.login === typed);
  }

  bring(sha256: string, subject: string): void {
    this.database.prepare('INSERT OR IGNORE INTO brought VALUES (?, ?)').run(sha256, subject);
  }

  brought(sha256: string, subject: string): boolean {
    return (
      this.database.prepare('SELECT 1 FROM brought WHERE sha256 = ? AND subject = ?').get(sha256, subject) !== undefined
    );
  }

  all(): readonly SideEntry[] {
    return [...this.entries.values()];
  }

  close(): void {
    this.database.close();
  }
}
