import { EventStore, StoreDamaged } from '@tongjian/event-store';

/** The decision documents that events name, by digest; those before an event that cannot be read. */
export async function namedDocuments(store: EventStore): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  try {
    for await (const { events } of store.readAll())
      for (const { meta } of events) for (const { sha256 } of meta.attachments ?? []) named.add(sha256);
  } catch (error) {
    // Which event it is stands among the log's own findings.
    if (!(error instanceof StoreDamaged)) throw error;
  }
  return named;
}
