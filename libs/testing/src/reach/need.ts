import { programOnPath } from './program.js';

/** A server that tests of an adapter need: one that a setting names, if any will do, or a program that the tests start. */
export interface Need {
  readonly server: 'EventStoreDB' | 'MongoDB';
  /** The environment's variable with a server's address. */
  readonly setting?: string;
  readonly program: string;
}

export const EVENT_STORE_DB: Need = {
  ...{ server: 'EventStoreDB', setting: 'TONGJIAN_ESDB_URL', program: 'eventstored' },
};
export const MONGO_DB: Need = { ...{ server: 'MongoDB', setting: 'TONGJIAN_MONGODB_URL', program: 'mongod' } };
export const NEEDS: readonly Need[] = [EVENT_STORE_DB, MONGO_DB];

/** The address that the environment gives, if it does. */
export const addressOf = ({ setting }: Need): string | undefined => (setting && process.env[setting]) || undefined;

/** What must be done for a server to be reached. */
export const remedyOf = ({ setting, program }: Need): string =>
  `${setting ? `set ${setting} or ` : ''}put ${program} on the PATH`;

/** Why a server cannot be reached from here; undefined where it can. */
export const wantOf = (need: Need): string | undefined =>
  addressOf(need) || programOnPath(need.program) ? undefined : `no ${need.server}: ${remedyOf(need)}`;

/**
 * Runs a suite that needs servers; where one cannot be reached it is skipped. The title ends with the servers that it
 * runs on, or with those that are missing: by this ending the run's last lines count (`coverageOf`).
 */
export function describeOn(needs: readonly Need[], title: string, suite: () => void): void {
  const wants = needs.map(wantOf).filter((want) => want !== undefined);
  if (wants.length > 0) describe.skip(`${title} (${wants.join('; ')})`, suite);
  else describe(`${title} (on ${needs.map(({ server }) => server).join(' and ')})`, suite);
}
