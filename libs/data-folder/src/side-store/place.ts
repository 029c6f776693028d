import { MongoSideStoreSettings } from './mongodb.js';

/** The settings that say where names and secrets are. */
export interface SideStoreUrls {
  readonly sideStoreUrl?: string | undefined;
  readonly readModelsUrl?: string | undefined;
}

/** A shared side store, and which setting names its server. */
export interface SharedPlace extends MongoSideStoreSettings {
  readonly env: 'SIDE_STORE_URL' | 'READ_MODELS_URL';
}

/**
 * Where processes share names and secrets; undefined where the data folder keeps them. Read models may be dropped and
 * made again, these may not, so beside read models they have a database of their own.
 */
export function sharedPlace({ sideStoreUrl, readModelsUrl }: SideStoreUrls): SharedPlace | undefined {
  if (sideStoreUrl) return { env: 'SIDE_STORE_URL', url: sideStoreUrl, database: databaseIn(sideStoreUrl) };
  if (!readModelsUrl) return undefined;
  return { env: 'READ_MODELS_URL', url: readModelsUrl, database: `${databaseIn(readModelsUrl)}-people` };
}

/** The database that an address names. */
const databaseIn = (url: string): string => /^[a-z+]+:\/\/[^/]+\/([^?]+)/.exec(url)?.[1] ?? 'tongjian';
