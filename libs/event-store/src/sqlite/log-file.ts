import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ForeignFile, StoreDamaged } from '../faults.js';
import { APPLICATION_ID, createSchema, makeDurable, SCHEMA_VERSION } from './schema.js';

/** How long a commit may wait for a stranger who writes the file past our lock, before it fails. */
const BUSY_MS = 1000;

/** Opens the log for writing, laying an empty one first where there is none; the caller holds the writer's lock. */
export function openToWrite(path: string): Database.Database {
  if (!existsSync(path)) layEmptyLog(path);
  const db = opened(path, () => new Database(path, { timeout: BUSY_MS }));
  makeDurable(db);
  return db;
}

/** Opens an existing log for reading only; another process may be writing it. */
export function openToRead(path: string): Database.Database {
  if (!existsSync(path)) throw new ForeignFile(path, 'there is no such file');
  return opened(path, () => new Database(path, { readonly: true, fileMustExist: true }));
}

/** A log comes into being whole, so that an empty file is always the mark of damage. */
function layEmptyLog(path: string): void {
  const draft = `${path}.draft`;
  for (const file of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(file, { force: true });
  const db = new Database(draft);
  createSchema(db);
  db.close();
  renameSync(draft, path);
}

function opened(path: string, open: () => Database.Database): Database.Database {
  if (statSync(path).isDirectory()) throw new ForeignFile(path, 'it is a folder');
  if (statSync(path).size === 0) throw new StoreDamaged(`${path} is empty; it was cut off`);
  let db: Database.Database | undefined;
  try {
    db = open();
    checkOurs(path, db);
    return db;
  } catch (error) {
    db?.close();
    throw explained(path, error);
  }
}

function checkOurs(path: string, db: Database.Database): void {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new ForeignFile(path, 'an SQLite file of another program');
  const version = db.pragma('user_version', { simple: true });
  if (version !== SCHEMA_VERSION)
    throw new ForeignFile(path, `its layout is version ${version}, not ${SCHEMA_VERSION}`);
  db.prepare('SELECT count(*) FROM events WHERE position < 0').get();
}

/** What SQLite says of a broken file, in words that name the file. */
export function explained(path: string, error: unknown): unknown {
  const { code = '', message } = error as { code?: string; message: string };
  if (code === 'SQLITE_NOTADB') return new ForeignFile(path, 'no SQLite file');
  if (isCorruption(error) || message.includes('no such table')) return new StoreDamaged(`${path}: ${message}`);
  return error;
}

export const isCorruption = (error: unknown): boolean =>
  ((error as { code?: string }).code ?? '').startsWith('SQLITE_CORRUPT');
