import { openEsdbStore } from '@tongjian/event-store';
import { noEventStored, startEventStored } from '@tongjian/testing';
import { Comparison } from '../measure.js';
import { appendsAgainstClient } from './appends-against-client.js';
import { readsAgainstClient } from './reads-against-client.js';

export interface EsdbSizes {
  readonly writers: number;
  readonly appends: number;
  readonly events: number;
  readonly rounds: number;
  readonly goal: number;
}

/** What is reported where there is nothing to measure against. */
export interface Skipped {
  readonly what: string;
  readonly skipped: string;
}

/** The store on EventStoreDB against the bare client, on the same server in the same run; skipped where there is none. */
export async function esdbAgainstClient(sizes: EsdbSizes): Promise<readonly (Comparison | Skipped)[]> {
  if (noEventStored !== undefined) return [{ what: 'the event store on EventStoreDB', skipped: noEventStored }];
  const server = await startEventStored();
  try {
    const { connectionString } = server;
    const store = await openEsdbStore({ connectionString });
    process.stderr.write(`EventStoreDB ${store.server.version} answers\n`);
    await store.close();
    return [
      ...(await readsAgainstClient(connectionString, sizes)),
      await appendsAgainstClient(connectionString, sizes),
    ];
  } finally {
    await server.stop();
  }
}
