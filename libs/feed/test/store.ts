import { EventStore, openMemoryStore } from '@tongjian/event-store';
import { genesisOf, LoggedEvent, NewEvent, sealAll } from '@tongjian/kernel';

const ACTOR = { person: 'p_1', organisation: 'o_1', role: 'purchaser.handler', client: 'test' };

/** An event of a stream, at a business instant and a record time. */
export type Told = NewEvent & { readonly stream: string; readonly at?: string };

export const dayAt = (day: number) => new Date(Date.UTC(2020, 0, day)).toISOString();

/** Appends events one by one, each sealed from its stream's head. */
export async function tell(store: EventStore, ...told: readonly Told[]): Promise<void> {
  for (const { stream, at = dayAt(1), ...event } of told) {
    let head = { revision: -1, hash: genesisOf(stream), recordedAt: '' };
    for await (const batch of store.read(stream))
      for (const { revision, meta } of batch) head = { revision, hash: meta.hash, recordedAt: meta.recordedAt };
    const id = `${stream}-${head.revision + 1}`;
    const cause = { commandId: id, correlationId: id, causationId: id, actor: ACTOR, jurisdiction: '510100', at };
    const expected = head.revision < 0 ? 'absent' : head.revision;
    const appended = await store.append(stream, sealAll(head, stream, [event], cause), expected);
    if (!appended.written) throw new Error(`${stream} moved on`);
  }
}

export async function storeOf(...told: readonly Told[]): Promise<EventStore> {
  const store = openMemoryStore();
  await tell(store, ...told);
  return store;
}

export async function eventsOf(store: EventStore): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch.events);
  return events;
}
