import { EventStoreDBClient, Position } from '@eventstore/db-client';
import { openEsdbStore } from '@tongjian/event-store';
import { genesisOf, NewEvent, sealAll } from '@tongjian/kernel';
import { firstEventOf } from '../append/sample.js';
import { compare, Comparison, timed } from '../measure.js';
import { appendBare, bareClient } from './bare-client.js';
import { EsdbSizes } from './esdb-against-client.js';

const STREAM_LENGTH = 50;
/** Opening counts and checks the whole log; it is to be in the order of reading it. */
const OPENING_GOAL = 0.7;

/** Events a second of the feed and of counting the log at the start, against the bare client reading the same events. */
export async function readsAgainstClient(
  connectionString: string,
  { events, rounds, goal }: EsdbSizes,
): Promise<Comparison[]> {
  const client = bareClient(connectionString);
  const space = `feed-${process.pid}.`;
  const first = await fill(client, space, events);
  const baseline = () => rate(events, () => readBare(client, first));
  const store = await openEsdbStore({ connectionString, space });
  const feed = () =>
    rate(events, async () => {
      let read = 0;
      for await (const batch of store.readAll()) read += batch.events.length;
      if (read !== events) throw new Error(`${read} events where ${events} were written`);
    });
  const counting = () => rate(events, async () => (await openEsdbStore({ connectionString, space })).close());
  try {
    return [
      await compare(`EventStoreDB feed, ${events} events`, 'events/s', goal, rounds, baseline, feed),
      await compare(
        `EventStoreDB opening, ${events} events counted`,
        'events/s',
        OPENING_GOAL,
        rounds,
        baseline,
        counting,
      ),
    ];
  } finally {
    await store.close();
    await client.dispose();
  }
}

const rate = async (events: number, work: () => Promise<unknown>) => (events / (await timed(work))) * 1000;

/** Writes as many events as are wanted; the answer is the place of the first. */
async function fill(client: EventStoreDBClient, space: string, events: number): Promise<Position> {
  let first: Position | undefined;
  for (let n = 0; n < events; n += STREAM_LENGTH) {
    const stream = `project-${n}`;
    const told: NewEvent[] = Array.from({ length: Math.min(STREAM_LENGTH, events - n) }, (_, i) => {
      const { type, data, meta } = firstEventOf(stream, n + i)[0]!;
      return { type, data, meta: { legalBasis: meta.legalBasis!, facts: meta.facts! } };
    });
    const {
      actor,
      jurisdiction,
      commandId,
      correlationId,
      causationId,
      recordedAt: at,
    } = firstEventOf(stream, n)[0]!.meta;
    const cause = { actor, jurisdiction, commandId, correlationId, causationId, at };
    const sealed = sealAll({ revision: -1, hash: genesisOf(stream), recordedAt: '' }, stream, told, cause);
    await appendBare(client, space + stream, sealed);
    if (first) continue;
    for await (const { event } of client.readStream(space + stream, { maxCount: 1 })) first = event!.position!;
  }
  return first!;
}

async function readBare(client: EventStoreDBClient, first: Position): Promise<void> {
  let read = 0;
  for await (const { event } of client.readAll({ fromPosition: first })) if (event) read += 1;
  if (read === 0) throw new Error('nothing was read');
}
