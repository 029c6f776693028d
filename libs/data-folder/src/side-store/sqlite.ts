import Database from 'better-sqlite3';
import { chmodSync } from 'node:fs';
import { Brought, LoginTaken, SideEntry, SideStore } from './port.js';

/** The embedded side store: one small SQLite file, readable by its owner only; `:memory:` for tests. */
export const openSqliteSideStore = (file: string): SideStore => new SqliteSideStore(file);

class SqliteSideStore implements SideStore {
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
    this.database.exec(
      'CREATE TABLE IF NOT EXISTS brought (sha256 TEXT, subject TEXT, PRIMARY KEY (sha256, subject)) STRICT, WITHOUT ROWID',
    );
    const columns = this.database.pragma('table_info(subject)') as readonly { readonly name: string }[];
    if (!columns.some(({ name }) => name === 'reset')) this.database.exec('ALTER TABLE subject ADD COLUMN reset TEXT');
    for (const entry of this.read()) this.entries.set(entry.subject, entry);
  }

  async put(entry: SideEntry): Promise<void> {
    try {
      this.database
        .prepare(
          `INSERT INTO subject VALUES (:subject, :login, :name, :kept, :since, :reset)
           ON CONFLICT (subject) DO UPDATE SET login = :login, name = :name, kept = :kept, since = :since, reset = :reset`,
        )
        .run(entry);
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE') throw new LoginTaken(entry.login);
      throw error;
    }
    this.entries.set(entry.subject, entry);
  }

  of(subject: string): SideEntry | undefined {
    return this.entries.get(subject);
  }

  async signingIn(typed: string): Promise<SideEntry | undefined> {
    const found = this.read('WHERE subject = ? OR login = ?', typed, typed);
    return this.noted(found.find(({ subject }) => subject === typed) ?? found[0]);
  }

  async all(): Promise<readonly SideEntry[]> {
    return this.read();
  }

  async refresh(subject: string): Promise<SideEntry | undefined> {
    return this.noted(this.read('WHERE subject = ?', subject)[0]);
  }

  async bring(sha256: string, subject: string): Promise<void> {
    this.database.prepare('INSERT OR IGNORE INTO brought VALUES (?, ?)').run(sha256, subject);
  }

  async brought(sha256: string, subject: string): Promise<boolean> {
    const found = this.database.prepare('SELECT 1 FROM brought WHERE sha256 = ? AND subject = ?').get(sha256, subject);
    return found !== undefined;
  }

  async allBrought(): Promise<readonly Brought[]> {
    return this.database.prepare<[], Brought>('SELECT sha256, subject FROM brought').all();
  }

  async close(): Promise<void> {
    this.database.close();
  }

  private read(where = '', ...values: readonly string[]): SideEntry[] {
    return this.database.prepare(`SELECT * FROM subject ${where} ORDER BY rowid`).all(...values) as SideEntry[];
  }

  private noted(entry: SideEntry | undefined): SideEntry | undefined {
    if (entry) this.entries.set(entry.subject, entry);
    return entry;
  }
}
