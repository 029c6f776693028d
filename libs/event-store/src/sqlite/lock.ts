import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreLocked } from '../faults.js';

/** Released by `release`, or by the operating system when the process dies. */
export interface WriterLock {
  release(): void;
}

/**
 * Takes the right to write the log at `path`: a write lock, never given back, on a small SQLite file beside it, where
 * the holder's process id can be read by those who come too late. Makes the folders above `path`.
 * @throws StoreLocked
 */
export function lockForWriting(path: string): WriterLock {
  mkdirSync(dirname(path), { recursive: true });
  const db = new Database(`${path}.lock`, { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (pid INTEGER) STRICT; DELETE FROM holder');
    db.prepare('INSERT INTO holder VALUES (?)').run(process.pid);
    db.exec('COMMIT; BEGIN IMMEDIATE');
    return { release: () => void db.close() };
  } catch (error) {
    const holder = holderOf(db);
    db.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new StoreLocked(path, holder);
    throw error;
  }
}

function holderOf(db: Database.Database): number | undefined {
  try {
    return (db.prepare('SELECT pid FROM holder').get() as { pid: number } | undefined)?.pid;
  } catch {
    return undefined;
  }
}
