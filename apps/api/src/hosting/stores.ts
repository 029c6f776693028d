import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import {
  bringOver,
  DataFolder,
  dataFolderAt,
  openMongoSideStore,
  openSqliteSideStore,
  sharedPlace,
  SideStore,
} from '@tongjian/data-folder';
import { EventStore, openEsdbStore, openMemoryStore, openSqliteStore } from '@tongjian/event-store';
import { openMemoryReadModels, openMongoReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { Issuer } from '../access/issuer.js';
import { Settings, SettingWrong } from '../settings/index.js';
import { reach } from './servers.js';

/** Where events and read models are, and whether other processes work on them too. */
export interface Stores {
  readonly store: EventStore;
  readonly models: ReadModels;
  /** Whether this process alone writes the log. */
  readonly alone: boolean;
  /** Whether other processes may make the same read models. */
  readonly sharedViews: boolean;
}

/** What else an api process keeps. */
export interface Keepings {
  readonly side: SideStore;
  readonly issuer: Issuer;
}

/**
 * Opens log and read models as the settings say: on servers, or embedded in the data folder.
 * @throws SettingWrong, StoreLocked, StoreDamaged, ForeignFile; nothing stays open
 */
export async function openStores({
  dataDir,
  eventStoreUrl,
  eventStoreSpace,
  readModelsUrl,
}: Settings): Promise<Stores> {
  const folder = dataFolderAt(dataDir);
  if (!eventStoreUrl || !readModelsUrl) makeWritable(folder);
  const store = eventStoreUrl
    ? await reach('EVENT_STORE_URL', eventStoreUrl, (url, answers) =>
        openEsdbStore({ connectionString: url, ...spaceOf(eventStoreSpace), onCounting: answers }),
      )
    : await openSqliteStore({ path: folder.log });
  try {
    const models = readModelsUrl
      ? await reach('READ_MODELS_URL', readModelsUrl, (url) => openMongoReadModels({ url }))
      : await openSqliteReadModels({ path: folder.views });
    return { store, models, alone: !eventStoreUrl, sharedViews: readModelsUrl !== undefined };
  } catch (error) {
    await store.close();
    throw error;
  }
}

const spaceOf = (space: string | undefined) => (space === undefined ? {} : { space: `${space}-` });

/** Opens what an api process keeps beside log and read models. @throws SettingWrong */
export async function openKeepings(settings: Settings): Promise<Keepings> {
  const { dataDir, issuerKey } = settings;
  const folder = dataFolderAt(dataDir);
  makeWritable(folder);
  const issuer = Issuer.in(issuerKey ?? folder.issuerKey);
  const shared = sharedPlace(settings);
  if (!shared) return { side: openSqliteSideStore(folder.side), issuer };
  const side = await reach(shared.env, shared.url, () => openMongoSideStore(shared));
  await bringFrom(folder, side);
  return { side, issuer };
}

/** An installation that was embedded moves to the servers with its people. */
async function bringFrom({ side: file }: DataFolder, to: SideStore): Promise<void> {
  if (!existsSync(file)) return;
  const from = openSqliteSideStore(file);
  await bringOver(from, to).finally(() => from.close());
}

function makeWritable(folder: DataFolder): void {
  try {
    mkdirSync(folder.path, { recursive: true, mode: 0o700 });
    accessSync(folder.path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingWrong('DATA_DIR', `"${folder.path}" cannot be written: ${(error as Error).message}`);
  }
}

/** Stores that live as long as the process: for tests and trials. */
export const memoryStores = (): Stores & Keepings => ({
  store: openMemoryStore(),
  models: openMemoryReadModels(),
  alone: true,
  sharedViews: false,
  side: openSqliteSideStore(':memory:'),
  issuer: Issuer.fleeting(),
});

export async function closeStores({ store, models }: Pick<Stores, 'store' | 'models'>): Promise<void> {
  await models.close();
  await store.close();
}
