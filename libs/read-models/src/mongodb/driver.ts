import type {
  AnyBulkWriteOperation,
  Binary,
  BSON,
  ClientSession,
  Collection,
  Db,
  Document,
  MongoClient,
} from 'mongodb';
import { IndexUnusable } from '../faults.js';
import { Filter, FindOptions, Index, Row, Server, ServerFacts, Stage, Write } from './server.js';

const DUPLICATE = 11000;
const NO_SUCH_COLLECTION = 26;
const NO_SUCH_COMMAND = 59;
const CONFLICTING_INDEXES = [85, 86];

type Stored = Document & { _id: string };

/** A server behind the `mongodb` driver; the only place that talks to it. */
export class DriverServer implements Server {
  constructor(
    private readonly client: MongoClient,
    private readonly database: Db,
    readonly facts: ServerFacts,
    private readonly bson: typeof BSON,
    private readonly session?: ClientSession,
  ) {}

  private of(collection: string): Collection<Stored> {
    return this.database.collection<Stored>(collection);
  }

  private get within(): { session?: ClientSession } {
    return this.session ? { session: this.session } : {};
  }

  async find(collection: string, filter: Filter, options: FindOptions = {}): Promise<Row[]> {
    return this.of(collection)
      .find(filter as Document, { ...options, ...this.within })
      .toArray();
  }

  async count(collection: string, filter: Filter): Promise<number> {
    return this.of(collection).countDocuments(filter as Document, this.within);
  }

  async aggregate(collection: string, stages: readonly Stage[]): Promise<Row[]> {
    return this.of(collection)
      .aggregate(stages as Document[], { allowDiskUse: true, ...this.within })
      .toArray();
  }

  async add(collection: string, row: Row): Promise<boolean> {
    try {
      await this.of(collection).insertOne(row as Stored, this.within);
      return true;
    } catch (error) {
      if (codeOf(error) === DUPLICATE) return false;
      throw error;
    }
  }

  async change(collection: string, filter: Filter, change: Row): Promise<boolean> {
    const { matchedCount } = await this.of(collection).updateOne(filter as Document, change as Document, this.within);
    return matchedCount === 1;
  }

  async remove(collection: string, filter: Filter): Promise<void> {
    await this.of(collection).deleteOne(filter as Document, this.within);
  }

  async write(collection: string, writes: readonly Write[]): Promise<void> {
    if (writes.length === 0) return;
    try {
      await this.of(collection).bulkWrite(writes.map(operationOf), { ordered: false, ...this.within });
    } catch (error) {
      // Within a transaction nobody else's row can be in the way, and the server has given the transaction up.
      if (this.session || !isOnlyDuplicates(error)) throw error;
    }
  }

  async createIndexes(collection: string, indexes: readonly Index[]): Promise<void> {
    for (const { name, fields, unique } of indexes) {
      const keys = Object.fromEntries(fields.map((field) => [field, 1 as const]));
      try {
        await this.of(collection).createIndex(keys, { name, ...(unique ? { unique } : {}) });
      } catch (error) {
        if (!CONFLICTING_INDEXES.includes(codeOf(error) as number)) throw error;
        throw new IndexUnusable(collection, fields, (error as Error).message);
      }
    }
  }

  async indexes(collection: string): Promise<readonly Index[]> {
    const found = await this.of(collection)
      .listIndexes()
      .toArray()
      .catch((error: unknown) => {
        if (codeOf(error) === NO_SUCH_COLLECTION) return [];
        throw error;
      });
    // One that leaves rows out, or that is kept from the planner, does not serve.
    const whole = found.filter((index) => !index['partialFilterExpression'] && !index['sparse'] && !index['hidden']);
    return whole.map(({ name, key, unique }) => ({
      ...{ name: String(name), fields: Object.keys(key as object) },
      ...(unique ? { unique: true } : {}),
    }));
  }

  async explain(collection: string, filter: Filter, hint?: string): Promise<readonly string[] | undefined> {
    try {
      const plan = await this.of(collection)
        .find(filter as Document, hint === undefined ? {} : { hint })
        .explain('queryPlanner');
      return indexesOf((plan['queryPlanner'] as Document | undefined)?.['winningPlan']);
    } catch (error) {
      if (codeOf(error) === NO_SUCH_COMMAND) return undefined;
      throw error;
    }
  }

  async drop(collection: string): Promise<void> {
    try {
      await this.of(collection).drop();
    } catch (error) {
      if (codeOf(error) !== NO_SUCH_COLLECTION) throw error;
    }
  }

  sizeOf(row: Row): number {
    return this.bson.calculateObjectSize(row);
  }

  pack(row: Row): unknown {
    return new this.bson.Binary(this.bson.serialize(row));
  }

  unpack(value: unknown): Row {
    return this.bson.deserialize((value as Binary).value());
  }

  async now(): Promise<number> {
    const { localTime } = await this.database.command({ hello: 1 });
    return (localTime as Date).getTime();
  }

  async inTransaction<T>(work: (server: Server) => Promise<T>): Promise<T> {
    return this.client.withSession((session) =>
      session.withTransaction(
        () => work(new DriverServer(this.client, this.database, this.facts, this.bson, session)),
        { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' }, readPreference: 'primary' },
      ),
    );
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}

function operationOf(write: Write): AnyBulkWriteOperation<Stored> {
  if ('add' in write) return { insertOne: { document: write.add as Stored } };
  const { _id, step } = write.replace;
  return {
    replaceOne: {
      filter: { _id, step: { $lt: step } } as Document,
      replacement: write.replace as Stored,
      upsert: true,
    },
  };
}

/** A row that is there already was written by whoever finished this save, or is further: both are as good as done. */
function isOnlyDuplicates(error: unknown): boolean {
  const { writeErrors, result } = error as {
    writeErrors?: { code?: unknown } | readonly { code?: unknown }[];
    result?: { getWriteConcernError?: () => unknown };
  };
  if (codeOf(error) !== DUPLICATE || writeErrors === undefined) return false;
  const all = Array.isArray(writeErrors) ? writeErrors : [writeErrors];
  return all.every(({ code }) => code === DUPLICATE) && !result?.getWriteConcernError?.();
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

/** The indexes that a plan scans, wherever in it. */
function indexesOf(plan: unknown): readonly string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  const { indexName } = plan as { indexName?: unknown };
  const own = typeof indexName === 'string' ? [indexName] : [];
  return [...own, ...Object.values(plan).flatMap(indexesOf)];
}
