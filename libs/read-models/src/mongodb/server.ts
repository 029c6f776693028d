/** A stored document as the driver gives and takes it. */
export type Row = Readonly<Record<string, unknown>>;
export type Filter = Readonly<Record<string, unknown>>;
export type Stage = Readonly<Record<string, unknown>>;

/**
 * One write that may be done any number of times, by anybody, early or late: a row that replaces only one of a lower
 * `step`, or one that is inserted unless it stands there.
 */
export type Write = { readonly replace: Row & { readonly _id: string; readonly step: number } } | { readonly add: Row };

export interface Index {
  readonly name: string;
  readonly fields: readonly string[];
  readonly unique?: boolean;
}

export interface FindOptions {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
  readonly projection?: Readonly<Record<string, 0 | 1>>;
}

/** Who answered. */
export interface ServerFacts {
  readonly version: string;
  /** `MongoDB`, unless the server does not describe its own build, as MongoDB does. */
  readonly product: string;
  /** Whether several collections can be written as one: asked of the server, never assumed. */
  readonly transactions: boolean;
}

/** All that the adapter asks of a MongoDB server, and the only way it asks: tests make each of these fail. */
export interface Server {
  readonly facts: ServerFacts;
  find(collection: string, filter: Filter, options?: FindOptions): Promise<Row[]>;
  count(collection: string, filter: Filter): Promise<number>;
  aggregate(collection: string, stages: readonly Stage[]): Promise<Row[]>;
  /** Adds a row; false where one of its id stands. */
  add(collection: string, row: Row): Promise<boolean>;
  /** Changes the one row that the filter names; false where none is as the filter says. */
  change(collection: string, filter: Filter, change: Row): Promise<boolean>;
  remove(collection: string, filter: Filter): Promise<void>;
  write(collection: string, writes: readonly Write[]): Promise<void>;
  /** @throws IndexUnusable where another of the same name or of the same fields stands */
  createIndexes(collection: string, indexes: readonly Index[]): Promise<void>;
  indexes(collection: string): Promise<readonly Index[]>;
  /** How the server would find: the names of the indexes it uses. Undefined where it does not explain. */
  explain(collection: string, filter: Filter, hint?: string): Promise<readonly string[] | undefined>;
  drop(collection: string): Promise<void>;
  /** The server's own clock, in milliseconds. */
  now(): Promise<number>;
  /** Bytes that a row takes. */
  sizeOf(row: Row): number;
  /** A row as one value that the server keeps without looking into it, and the row again. */
  pack(row: Row): unknown;
  unpack(value: unknown): Row;
  /** Everything that `work` does through the server it is given, at one moment or not at all. */
  inTransaction<T>(work: (server: Server) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
