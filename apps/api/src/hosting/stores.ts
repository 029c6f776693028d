import { accessSync, constants, mkdirSync } from 'node:fs';
import { DataFolder } from '@tongjian/data-folder';
import { EventStore, openMemoryStore, openSqliteStore } from '@tongjian/event-store';
import { openMemoryReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { Issuer } from '../access/issuer.js';
import { SideStore } from '@tongjian/data-folder';
import { SettingWrong } from '../settings/index.js';

/** Everything that keeps something. */
export interface Stores {
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly side: SideStore;
  readonly issuer: Issuer;
}

/**
 * Opens the embedded stores of a data folder, made where it is absent and closed to others.
 * @throws SettingWrong, StoreLocked, StoreDamaged, ForeignFile
 */
export async function openStores(folder: DataFolder): Promise<Stores> {
  try {
    mkdirSync(folder.path, { recursive: true, mode: 0o700 });
    accessSync(folder.path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingWrong('DATA_DIR', `"${folder.path}" cannot be written: ${(error as Error).message}`);
  }
  const store = await openSqliteStore({ path: folder.log });
  try {
    const models = await openSqliteReadModels({ path: folder.views });
    return { store, models, side: new SideStore(folder.side), issuer: Issuer.in(folder.issuerKey) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Stores that live as long as the process: for tests and trials. */
export const memoryStores = (): Stores => ({
  store: openMemoryStore(),
  models: openMemoryReadModels(),
  side: new SideStore(':memory:'),
  issuer: Issuer.fleeting(),
});

export async function closeStores({ store, models, side }: Stores): Promise<void> {
  await models.close();
  side.close();
  await store.close();
}
