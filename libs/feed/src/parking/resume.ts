import { EventStore, Resume } from '@tongjian/event-store';

/** Where a reader of the log stands who has read up to and including an event; undefined before the first. */
export async function resumeFrom(store: EventStore, index: number): Promise<Resume | undefined> {
  if (index < 1) return undefined;
  const event = await store.at(index);
  if (!event) return undefined;
  // Only the event's own stream tells the store's token for it.
  for await (const batch of store.read(event.stream, event.revision))
    for (const { position } of batch) return { position, index };
  return undefined;
}
