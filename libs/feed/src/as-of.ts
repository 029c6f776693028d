import { DocumentProjection, JsonObject, LoggedEvent } from '@tongjian/kernel';
import { EventStore } from '@tongjian/event-store';
import { Moment } from './moment.js';

export interface AsOf<Document> {
  readonly document: Document | null;
  /** Revision of the last event folded; −1 where none was. */
  readonly revision: number;
  /** Up to this index of the log the events were known. */
  readonly index: number;
  readonly events: number;
}

/**
 * A document as it was: folds the stream `<projection>-<key>` (or `stream`) up to a moment, in the order of the log.
 * An occurred moment leaves out what happened later, though it is recorded; recorded moments leave out what was
 * recorded later, though it happened before.
 */
export async function documentAsOf<Document extends JsonObject>(
  store: EventStore,
  projection: DocumentProjection<Document>,
  key: string,
  moment: Moment = {},
  stream = `${projection.name}-${key}`,
): Promise<AsOf<Document>> {
  const types = new Set(projection.types);
  const known = await lastKnown(store, moment);
  let document: Document | null = null;
  let revision = -1;
  let events = 0;
  reading: for await (const batch of store.read(stream))
    for (const { position, ...stored } of batch) {
      const event: LoggedEvent = { ...stored, index: await store.indexOf(position) };
      if (event.index > known || event.revision > (moment.revision ?? Infinity)) break reading;
      if (moment.occurredAt !== undefined && event.meta.occurredAt > moment.occurredAt) continue;
      if (!types.has(event.type)) continue;
      document = projection.fold(document, event, key);
      revision = event.revision;
      events += 1;
    }
  return { document, revision, index: known, events };
}

async function lastKnown(store: EventStore, { index, recordedAt }: Moment): Promise<number> {
  const head = (await store.head()).index;
  const recorded = recordedAt === undefined ? head : await store.indexAsRecordedBy(recordedAt);
  return Math.min(index ?? head, recorded, head);
}
