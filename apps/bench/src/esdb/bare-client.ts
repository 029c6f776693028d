import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { SealedEvent } from '@tongjian/kernel';

/** The client as anybody would use it. */
export const bareClient = (connectionString: string): EventStoreDBClient =>
  EventStoreDBClient.connectionString(connectionString);

/** Appends the first events of a stream with the same contents as our store would. */
export async function appendBare(client: EventStoreDBClient, stream: string, events: readonly SealedEvent[]) {
  const payload = events.map(({ id, type, data, meta, shape }) =>
    jsonEvent({
      id,
      type,
      data: data as Record<string, unknown>,
      metadata: { $causationId: meta.causationId, $correlationId: meta.correlationId, id, meta, shape },
    }),
  );
  return client.appendToStream(stream, payload, { expectedRevision: NO_STREAM });
}
