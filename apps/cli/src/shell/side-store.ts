import { existsSync } from 'node:fs';
import { openMongoSideStore, openSqliteSideStore, SharedPlace, sharedPlace, SideStore } from '@tongjian/data-folder';
import { Given } from './command.js';
import { dataFolder } from './data-folder.js';
import { Failure } from './exit.js';

export const SIDE_STORE_HELP = {
  SIDE_STORE_URL: "in the environment: that MongoDB keeps people's names and secrets",
};

/** Where names and secrets are shared; undefined where the data folder keeps them, as where one is typed. */
export const sharedSideStore = (given: Given): SharedPlace | undefined =>
  given.text('data-dir') !== undefined
    ? undefined
    : sharedPlace({ sideStoreUrl: process.env['SIDE_STORE_URL'], readModelsUrl: process.env['READ_MODELS_URL'] });

/** Opens what keeps names and secrets, on its server or in the data folder. @throws Failure where there is none */
export async function openSideStore(given: Given): Promise<SideStore> {
  const shared = sharedSideStore(given);
  if (shared)
    return openMongoSideStore(shared).catch(() => {
      // What the driver says may repeat the address, and a password stands in it.
      throw new Failure(`${shared.env}: the names and secrets there cannot be read`);
    });
  const { path, side } = dataFolder(given);
  if (!existsSync(side)) throw new Failure(`there is no installation in ${path}: nobody is registered`);
  return openSqliteSideStore(side);
}
