import { openEsdbStore } from '@tongjian/event-store';
import { SealedEvent } from '@tongjian/kernel';
import { firstEventOf } from '../append/sample.js';
import { compare, Comparison, timed } from '../measure.js';
import { appendBare, bareClient } from './bare-client.js';
import { EsdbSizes } from './esdb-against-client.js';

/** Acknowledged appends a second through the port against the bare client's, one event each to a fresh stream. */
export async function appendsAgainstClient(
  connectionString: string,
  { writers, appends, rounds, goal }: EsdbSizes,
): Promise<Comparison> {
  const client = bareClient(connectionString);
  const store = await openEsdbStore({ connectionString, space: `bench-${process.pid}.` });
  let run = 0;
  const measured = async (append: (stream: string, events: SealedEvent[]) => Promise<unknown>) => {
    const name = `append-${process.pid}-${run++}`;
    const events = Array.from({ length: appends }, (_, n) => firstEventOf(`${name}-${n}`, n));
    let next = 0;
    const writer = async () => {
      for (let n = next++; n < appends; n = next++) await append(events[n]![0]!.stream, events[n]!);
    };
    return (appends / (await timed(() => Promise.all(Array.from({ length: writers }, writer))))) * 1000;
  };
  const baseline = () => measured((stream, events) => appendBare(client, stream, events));
  const ours = () =>
    measured(async (stream, events) => {
      const appended = await store.append(stream, events, 'absent');
      if (!appended.written) throw new Error('a fresh stream was not written');
    });
  try {
    return await compare(`EventStoreDB append, ${writers} writers`, 'events/s', goal, rounds, baseline, ours);
  } finally {
    await store.close();
    await client.dispose();
  }
}
