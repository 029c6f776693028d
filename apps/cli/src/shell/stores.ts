import { existsSync } from 'node:fs';
import { EventStore, openEsdbStore, openSqliteStore, StoreLocked } from '@tongjian/event-store';
import { openMongoReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { Given } from './command.js';
import { DATA_DIR_HELP, DATA_DIR_OPTION, dataFolder, readLog, readViews } from './data-folder.js';
import { Failure } from './exit.js';

export const STORES_OPTIONS = DATA_DIR_OPTION;
export const STORES_HELP = {
  ...DATA_DIR_HELP,
  EVENT_STORE_URL: 'in the environment: the log is on that EventStoreDB, not in the data folder',
  FILES_DIR: 'in the environment: decision documents are kept there, not in the data folder',
  READ_MODELS_URL: 'in the environment: the read models are in that MongoDB',
};

/** How long a server may take to be found. */
const PATIENCE_MS = 8_000;

/** Log and read models, open. */
export interface OpenStores {
  readonly store: EventStore;
  /** Undefined where none were built yet. */
  readonly models: ReadModels | undefined;
  close(): Promise<void>;
}

/** The servers that the environment names; a data folder that is typed comes before them. */
function serversOf(given: Given): { readonly log: string | undefined; readonly views: string | undefined } {
  if (given.text('data-dir') !== undefined) return { log: undefined, views: undefined };
  return { log: process.env['EVENT_STORE_URL'] || undefined, views: process.env['READ_MODELS_URL'] || undefined };
}

/** Whether log or read models are on servers, where many may work on them at once. */
export const isOnServers = (given: Given): boolean => Object.values(serversOf(given)).some((url) => url !== undefined);

/** Whether the log is on a server, which no folder locks. */
export const isLogOnServer = (given: Given): boolean => serversOf(given).log !== undefined;

/** Where the key that signs sign-ins is kept. */
export const keyOf = (given: Given): string =>
  (given.text('data-dir') === undefined && process.env['ISSUER_KEY']) || dataFolder(given).issuerKey;

/** Where decision documents are kept; undefined where the log is on a server and they are on another machine. */
export function filesOf(given: Given): string | undefined {
  const typed = given.text('data-dir') !== undefined;
  const files = (typed ? undefined : process.env['FILES_DIR']) || dataFolder(given).files;
  return existsSync(files) || !isOnServers(given) ? files : undefined;
}

export const logOn = (connectionString: string): Promise<EventStore> =>
  openEsdbStore({ connectionString, ...spaceOf(process.env['EVENT_STORE_SPACE']), patienceMs: PATIENCE_MS });

const spaceOf = (space: string | undefined) => (space ? { space: `${space}-` } : {});

/** Opens the log to read, on its server or beside whoever writes the data folder. @throws Failure where there is none */
export function openLog(given: Given): Promise<EventStore> {
  const { log } = serversOf(given);
  return log ? logOn(log) : readLog(dataFolder(given));
}

/** Opens log and read models to read. @throws Failure where there is no log */
export async function openStores(given: Given): Promise<OpenStores> {
  const store = await openLog(given);
  const { views } = serversOf(given);
  try {
    const models = views ? await openMongoReadModels({ url: views }) : await readViews(dataFolder(given));
    return opened(store, models);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Opens log and read models to write read models; undefined where a server holds the data folder. */
export async function openToRebuild(given: Given): Promise<(OpenStores & { readonly models: ReadModels }) | undefined> {
  const servers = serversOf(given);
  const store = servers.log ? await logOn(servers.log) : await ownLog(given);
  if (!store) return undefined;
  try {
    const models = servers.views
      ? await openMongoReadModels({ url: servers.views })
      : await openSqliteReadModels({ path: dataFolder(given).views });
    return { ...opened(store, models), models };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function ownLog(given: Given): Promise<EventStore | undefined> {
  const folder = dataFolder(given);
  if (!existsSync(folder.log)) throw new Failure(`there is no log in ${folder.path}`);
  return openSqliteStore({ path: folder.log }).catch((error: unknown) => {
    if (error instanceof StoreLocked) return undefined;
    throw error;
  });
}

const opened = (store: EventStore, models: ReadModels | undefined): OpenStores => ({
  store,
  models,
  async close() {
    await models?.close();
    await store.close();
  },
});
