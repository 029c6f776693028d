import { chmodSync, existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteEventStore } from '@tongjian/event-store';
import { DataFolder, dataFolderAt, DRAFT } from './layout.js';

/** Where each part of an installation that cannot be computed is copied from, wherever it is kept. */
export interface Originals extends Pick<DataFolder, 'files' | 'issuerKey' | 'signIns' | 'demonstration'> {
  /** Writes the log to a file that is not there yet. */
  readonly log: (to: string) => Promise<void>;
  /** Writes names and secrets to a file that is not there yet. */
  readonly side: (to: string) => Promise<void>;
}

/** The originals of an embedded installation. */
export const originalsIn = (folder: DataFolder, log: Pick<SqliteEventStore, 'backup'>): Originals => ({
  ...folder,
  log: (to) => log.backup(to),
  side: async (to) => (existsSync(folder.side) ? copyDatabase(folder.side, to) : undefined),
});

/**
 * Copies what cannot be computed (log, side store, documents, keys, generated sign-ins) to a data folder while it is in
 * use. The target gets its name when it is whole and `check` has seen it; read models are folded from the log again.
 * @throws Error where the target exists
 */
export async function copyDataFolder(
  from: Originals,
  target: string,
  check: (draft: DataFolder) => Promise<void> = async () => undefined,
): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} exists already; a backup overwrites nothing`);
  const draft = dataFolderAt(`${target}.draft`);
  await rm(draft.path, { recursive: true, force: true });
  try {
    await fill(draft, from);
    await check(draft);
    await rename(draft.path, target);
  } catch (error) {
    await rm(draft.path, { recursive: true, force: true });
    throw error;
  }
}

async function fill(draft: DataFolder, from: Originals): Promise<void> {
  await mkdir(draft.path, { recursive: true, mode: 0o700 });
  await from.log(draft.log);
  await from.side(draft.side);
  // Documents first would miss one that an event of the copied log names; they never change, so they come last.
  for (const part of ['files', 'issuerKey', 'signIns', 'demonstration'] as const)
    if (existsSync(from[part])) await cp(from[part], draft[part], { recursive: true, filter: isWhole });
}

/** Not what is still coming in: it has no name yet, and may be gone before it is read. */
const isWhole = (path: string): boolean => !basename(path).startsWith(DRAFT);

async function copyDatabase(from: string, to: string): Promise<void> {
  const database = new Database(from, { readonly: true });
  await database.backup(to).finally(() => database.close());
  chmodSync(to, 0o600);
}
