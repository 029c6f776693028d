export interface MongoReadModelsSettings {
  /** Connection string: hosts, credentials, TLS, replica set. Never told in an error or a log. */
  readonly url: string;
  /** The one named in the connection string, or `tongjian`, where left out. */
  readonly database?: string;
  /** Refuses to start on a server without transactions. */
  readonly requireTransactions?: boolean;
  /** Reads beside a process that writes: creates nothing, finishes nothing, and what it names must exist. */
  readonly readOnly?: boolean;
  /** So long a server may take to answer, at the start and later. Default 5 seconds. */
  readonly timeoutMs?: number;
  /** Milliseconds that leases are measured by; the server's own clock where left out. */
  readonly clock?: () => number;
}
