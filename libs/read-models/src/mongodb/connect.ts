import type { MongoClient, MongoClientOptions } from 'mongodb';
import { DriverServer } from './driver.js';
import { PatientServer } from './patient-server.js';
import { reasonOf } from './reason.js';
import { withoutSecrets } from './secrets.js';
import { Server, ServerFacts } from './server.js';
import { MongoReadModelsSettings } from './settings.js';
import { MongoUnusable } from './unusable.js';

/**
 * A server that answers pings takes at most so many times the time set for one thing, such as an index over everything;
 * then the connection is taken for broken.
 */
const LONGEST = 60;

/** Finds the server and asks what it can do. @throws MongoUnusable within the time set, saying why */
export async function connect(settings: MongoReadModelsSettings): Promise<Server> {
  const { url, timeoutMs = 5_000, requireTransactions = false } = settings;
  // Loaded here only: whoever keeps everything in one file never loads the driver.
  const driver = await import('mongodb');
  const options: MongoClientOptions = {
    ...{ serverSelectionTimeoutMS: timeoutMs, connectTimeoutMS: timeoutMs, appName: 'tongjian' },
    ...{ socketTimeoutMS: LONGEST * timeoutMs, waitQueueTimeoutMS: LONGEST * timeoutMs },
    ...{ readPreference: 'primary', promoteLongs: true },
  };
  let client: MongoClient | undefined;
  try {
    client = new driver.MongoClient(url, options);
    await client.connect();
    const facts = await factsOf(client);
    if (requireTransactions && !facts.transactions)
      throw new MongoUnusable(
        hostsOf(client),
        'it is no member of a replica set, so it has no transactions, which are demanded',
      );
    const database = client.db(settings.database ?? (client.options.dbName === 'test' ? 'tongjian' : undefined));
    const { replicaSet } = client.options;
    const ping = () => database.command({ ping: 1 });
    return new PatientServer(
      new DriverServer(client, database, facts, driver.BSON),
      { hosts: hostsOf(client), url, replicaSet },
      { timeoutMs, ping },
    );
  } catch (error) {
    const where = client ? hostsOf(client) : 'the address given';
    await client?.close().catch(() => undefined);
    if (error instanceof MongoUnusable) throw error;
    // What the driver threw is not kept as a cause: nobody can tell what it quotes.
    throw new MongoUnusable(where, withoutSecrets(reasonOf(error, client?.options.replicaSet, timeoutMs), url));
  }
}

const hostsOf = ({ options }: MongoClient): string =>
  options.srvHost ?? options.hosts.map((host) => host.toString()).join(',');

/** Transactions need sessions, and a replica set or a router before one. */
async function factsOf(client: MongoClient): Promise<ServerFacts> {
  const admin = client.db('admin');
  const hello = await admin.command({ hello: 1 });
  const build = await admin.command({ buildInfo: 1 });
  const member = typeof hello['setName'] === 'string' || hello['msg'] === 'isdbgrid';
  return {
    version: String(build['version']),
    product: typeof build['gitVersion'] === 'string' ? 'MongoDB' : 'a server other than MongoDB',
    transactions: member && typeof hello['logicalSessionTimeoutMinutes'] === 'number',
  };
}
