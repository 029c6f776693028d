import { answered, Patience } from './patience.js';
import { reasonOf } from './reason.js';
import { withoutSecrets } from './secrets.js';
import { Filter, FindOptions, Index, Row, Server, ServerFacts, Stage, Write } from './server.js';
import { MongoUnusable } from './unusable.js';

/** Where the server is, for messages; `url` only to take its secrets out of what the driver says. */
export interface Whereabouts {
  readonly hosts: string;
  readonly url: string;
  readonly replicaSet: string | null | undefined;
}

/** The driver's words for a server that went away, or that it has not found again. */
const AWAY = /^Mongo(ServerSelection|Network|NetworkTimeout|PoolCleared|PoolClearedOnNetwork|WaitQueueTimeout)Error$/;

/**
 * A server whose silence has an end, and of which is told in plain words that it is away. A transaction is waited for
 * as a whole: what is asked within it must reach the driver as it is, which begins it again where that helps.
 */
export class PatientServer implements Server {
  constructor(
    private readonly server: Server,
    private readonly whereabouts: Whereabouts,
    private readonly patience: Patience,
  ) {}

  get facts(): ServerFacts {
    return this.server.facts;
  }

  private async ask<T>(work: Promise<T>): Promise<T> {
    const { hosts, url, replicaSet } = this.whereabouts;
    try {
      return await answered(work, hosts, this.patience);
    } catch (error) {
      if (!(error instanceof Error) || !AWAY.test(error.name)) throw error;
      throw new MongoUnusable(hosts, withoutSecrets(reasonOf(error, replicaSet, this.patience.timeoutMs), url));
    }
  }

  find(collection: string, filter: Filter, options?: FindOptions): Promise<Row[]> {
    return this.ask(this.server.find(collection, filter, options));
  }

  count(collection: string, filter: Filter): Promise<number> {
    return this.ask(this.server.count(collection, filter));
  }

  aggregate(collection: string, stages: readonly Stage[]): Promise<Row[]> {
    return this.ask(this.server.aggregate(collection, stages));
  }

  add(collection: string, row: Row): Promise<boolean> {
    return this.ask(this.server.add(collection, row));
  }

  change(collection: string, filter: Filter, change: Row): Promise<boolean> {
    return this.ask(this.server.change(collection, filter, change));
  }

  remove(collection: string, filter: Filter): Promise<void> {
    return this.ask(this.server.remove(collection, filter));
  }

  write(collection: string, writes: readonly Write[]): Promise<void> {
    return this.ask(this.server.write(collection, writes));
  }

  createIndexes(collection: string, indexes: readonly Index[]): Promise<void> {
    return this.ask(this.server.createIndexes(collection, indexes));
  }

  indexes(collection: string): Promise<readonly Index[]> {
    return this.ask(this.server.indexes(collection));
  }

  explain(collection: string, filter: Filter, hint?: string): Promise<readonly string[] | undefined> {
    return this.ask(this.server.explain(collection, filter, hint));
  }

  drop(collection: string): Promise<void> {
    return this.ask(this.server.drop(collection));
  }

  now(): Promise<number> {
    return this.ask(this.server.now());
  }

  sizeOf(row: Row): number {
    return this.server.sizeOf(row);
  }

  pack(row: Row): unknown {
    return this.server.pack(row);
  }

  unpack(value: unknown): Row {
    return this.server.unpack(value);
  }

  inTransaction<T>(work: (server: Server) => Promise<T>): Promise<T> {
    return this.ask(this.server.inTransaction(work));
  }

  /** Waits for a server that is there; one that is silent is left where it is. */
  async close(): Promise<void> {
    await answered(this.server.close(), this.whereabouts.hosts, {
      ...this.patience,
      ping: () => Promise.reject(new Error('it is being closed')),
    }).catch((error: unknown) => {
      if (!(error instanceof MongoUnusable)) throw error;
    });
  }
}
