import { join } from 'node:path';
import { copyDataFolder, dataFolderAt } from '@tongjian/data-folder';
import { SqliteEventStore } from '@tongjian/event-store';
import { House } from '../house.js';
import { answer } from '../problem/index.js';

export interface BackedUp {
  readonly folder: string;
  /** The log in the copy ends here or later. */
  readonly index: number;
}

/** A copy of what cannot be computed, in a folder of its own under the data folder. */
export async function backUp({ store, settings: { dataDir } }: House): Promise<BackedUp> {
  if (!('backup' in store))
    throw answer('not-found', 'this installation keeps its log elsewhere: back it up there, or with tongjian copy-log');
  const { index } = await store.head();
  const data = dataFolderAt(dataDir);
  const folder = join(data.backups, new Date().toISOString().replaceAll(/[:.]/g, '-'));
  await copyDataFolder(store as SqliteEventStore, data, folder);
  return { folder, index };
}
