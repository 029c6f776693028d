import { existsSync, mkdirSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SqliteEventStore } from '@tongjian/event-store';
import { House } from '../house.js';
import { answer } from '../problem/index.js';

export interface BackedUp {
  readonly folder: string;
  /** The log in the copy ends here or later. */
  readonly index: number;
}

/**
 * A copy of what cannot be computed: log, side store, documents, issuer key. Read models are folded from the log
 * again. The folder gets its name when it is whole.
 */
export async function backUp({ store, side, settings: { dataDir } }: House): Promise<BackedUp> {
  if (!('backup' in store)) throw answer('not-found', 'this installation keeps nothing on disk');
  const { index } = await store.head();
  const folder = join(dataDir, 'backups', new Date().toISOString().replaceAll(/[:.]/g, '-'));
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  // Documents first would miss one that an event of the copied log names; they never change, so they come last.
  await (store as SqliteEventStore).backup(join(draft, 'log.sqlite'));
  await side.backup(join(draft, 'side.sqlite'));
  for (const name of ['files', 'issuer-key.pem', 'sign-ins.json'])
    if (existsSync(join(dataDir, name))) await cp(join(dataDir, name), join(draft, name), { recursive: true });
  await rename(draft, folder);
  return { folder, index };
}
