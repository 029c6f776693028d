import { LoggedEvent } from '@tongjian/kernel';
import { EventStoreServer } from '@tongjian/testing';
import { EsdbEventStore, EsdbSettings, EventStore, FeedBatch, openEsdbStore, Resume } from '../src/index.js';

/** A test server and stores on it, all gone after each test. */
export class Stage {
  readonly server: EventStoreServer;
  private readonly stores: EsdbEventStore[] = [];

  constructor(server: EventStoreServer) {
    this.server = server;
  }

  async open(over: Partial<EsdbSettings> = {}): Promise<EsdbEventStore> {
    const { connectionString } = this.server;
    const store = await openEsdbStore({ connectionString, answerWithinMs: 150, patienceMs: 1500, ...over });
    this.stores.push(store);
    return store;
  }

  async clear(): Promise<void> {
    this.server.behave();
    for (const store of this.stores) await store.close();
    this.server.stop();
  }
}

/** Sets a stage before each test and clears it after. */
export function onStage(): () => Stage {
  let stage: Stage;
  beforeEach(async () => void (stage = new Stage(await EventStoreServer.start())));
  afterEach(() => stage.clear());
  return () => stage;
}

/** Follows from a place until so many events came, and tells where it stopped. */
export async function followed(
  store: EventStore,
  count: number,
  after?: Resume,
  onBatch: (batch: FeedBatch) => unknown = () => undefined,
): Promise<{ readonly events: LoggedEvent[]; readonly through: Resume | undefined }> {
  const stop = new AbortController();
  const events: LoggedEvent[] = [];
  let through = after;
  for await (const batch of store.follow(after, stop.signal)) {
    events.push(...batch.events);
    through = batch.through;
    await onBatch(batch);
    if (events.length >= count) stop.abort();
  }
  return { events, through };
}

/** `index stream@revision` of each event: what must be the same for every reader. */
export const places = (events: readonly LoggedEvent[]): string[] =>
  events.map(({ index, stream, revision }) => `${index} ${stream}@${revision}`);
