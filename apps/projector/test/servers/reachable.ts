import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, describeOn, EVENT_STORE_DB, MONGO_DB } from '@tongjian/testing';
import { ServerProcess } from './server-process.js';

const GIVEN = { esdb: addressOf(EVENT_STORE_DB), mongodb: addressOf(MONGO_DB) };

/** Runs a suite against both servers; where one cannot be reached it is skipped and its title says why. */
export const describeOnServers = (title: string, suite: () => void): void =>
  describeOn([EVENT_STORE_DB, MONGO_DB], title, suite);

/** The two servers, with room for one installation of its own. */
export interface Reached {
  readonly folder: string;
  /** What apps are told of the servers. */
  readonly settings: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The servers that the environment names, or those on the PATH, started on free ports in a temporary folder. */
export async function reachServers(): Promise<Reached> {
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-servers-'));
  const own = `trial-${process.pid}-${Date.now().toString(36)}`;
  const started = await Promise.all([
    GIVEN.esdb ? undefined : ServerProcess.eventStore(join(folder, 'event-store')).then((server) => server.start()),
    GIVEN.mongodb ? undefined : ServerProcess.mongo(join(folder, 'mongo'), own).then((server) => server.start()),
  ]);
  const [esdb, mongo] = started;
  return {
    folder,
    settings: {
      EVENT_STORE_URL: GIVEN.esdb ?? esdb!.url,
      EVENT_STORE_SPACE: own,
      READ_MODELS_URL: GIVEN.mongodb ? inDatabase(GIVEN.mongodb, own) : mongo!.url,
    },
    async stop() {
      for (const server of started) await server?.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same server, another database. */
function inDatabase(url: string, database: string): string {
  const [, hosts, options = ''] = /^([^/]+\/\/[^/?]+)\/?[^?]*(\?.*)?$/.exec(url)!;
  return `${hosts}/${database}${options}`;
}
