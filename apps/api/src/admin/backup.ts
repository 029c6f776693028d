import { join } from 'node:path';
import { copyDataFolder, dataFolderAt, originalsIn } from '@tongjian/data-folder';
import { SqliteEventStore } from '@tongjian/event-store';
import { House } from '../house.js';
import { answer } from '../problem/index.js';

export interface BackedUp {
  readonly folder: string;
  /** The log in the copy ends here or later. */
  readonly index: number;
}

/** A copy of what cannot be computed, in a folder of its own under the data folder. */
export async function backUp({ store, settings: { dataDir, filesDir, issuerKey } }: House): Promise<BackedUp> {
  if (!('backup' in store))
    throw answer('not-found', 'this installation keeps its log on a server: tongjian backup copies it');
  const { index } = await store.head();
  const data = dataFolderAt(dataDir);
  const folder = join(data.backups, new Date().toISOString().replaceAll(/[:.]/g, '-'));
  const kept = { ...data, files: filesDir ?? data.files, issuerKey: issuerKey ?? data.issuerKey };
  await copyDataFolder(originalsIn(kept, store as SqliteEventStore), folder);
  return { folder, index };
}
