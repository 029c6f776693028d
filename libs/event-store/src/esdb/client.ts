import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreRefused, StoreUnreachable } from '../faults.js';
import { Connection, readConnectionString } from './connection.js';
import { obstacleTo } from './obstacle.js';
import { faultOf, isPassing, pause, within } from './patience.js';
import { EsdbSettings, patienceOf } from './settings.js';

/** The client's module, loaded only where a server is used. */
export type Driver = typeof import('@eventstore/db-client');

export interface Server {
  readonly driver: Driver;
  readonly client: EventStoreDBClient;
  readonly address: string;
  /** What the server says of itself, e.g. 23.10.8. */
  readonly version: string;
  close(): Promise<void>;
}

/** What the client keeps to itself: the only way to the server's version and to closing its connection. */
interface Inner {
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
  getChannel(): Promise<{ close(): void }>;
}

const CLOSING_MS = 1000;
/** So long a server is looked for at the start, at most: whoever configured a wrong place wants to know it soon. */
const OPENING_MS = 8_000;
/** The oldest server that takes appends as this client sends them. */
const OLDEST = [21, 10] as const;

/**
 * Connects, and makes sure that somebody answers.
 * @throws ConnectionStringWrong, StoreUnreachable, StoreRefused
 */
export async function connect(settings: EsdbSettings): Promise<Server> {
  const connection = readConnectionString(settings.connectionString);
  const { where, channel, credentials, address } = connection;
  const driver = await import('@eventstore/db-client');
  // The client's own constructor has one overload a form of `where`; the connection string fits one of them.
  const construct = driver.EventStoreDBClient as unknown as new (...of: unknown[]) => EventStoreDBClient;
  const client = new construct(where, channel, credentials);
  const inner = client as unknown as Inner;
  const close = async () => {
    // The client waits for reads that somebody left unread, and for ever.
    await within(CLOSING_MS, client.dispose()).catch(() => undefined);
    await within(CLOSING_MS, inner.getChannel()).then(
      (open) => open.close(),
      () => undefined,
    );
  };
  try {
    const { serverVersion } = await answered(inner, settings, connection);
    if (isTooOld(serverVersion))
      throw new StoreRefused(
        `${address} runs version ${serverVersion}, and ${OLDEST.join('.')} is the oldest that serves`,
      );
    return { driver, client, address, version: serverVersion, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function answered(inner: Inner, settings: EsdbSettings, connection: Connection) {
  const { answerWithinMs, patienceMs } = patienceOf(settings);
  const { address } = connection;
  const end = Date.now() + Math.min(patienceMs, OPENING_MS);
  for (let attempt = 0; ; attempt++)
    try {
      return await within(Math.min(answerWithinMs, Math.max(end - Date.now(), 1)), inner.capabilities);
    } catch (error) {
      if (!isPassing(error)) throw faultOf(error, `connecting to ${address}`);
      const obstacle = await obstacleTo(connection);
      if (obstacle?.lasting || Date.now() > end)
        throw new StoreUnreachable(`no server at ${address} (${obstacle?.reason ?? said(error)})`, error);
      await pause(attempt);
    }
}

/** Servers that are too old do not know the question. */
function isTooOld(version: string): boolean {
  const [major = NaN, minor = NaN] = version.split('.').map(Number);
  return !(major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]));
}

const said = (error: unknown): string => (error as Error).message.split('\n')[0]!;
