/** How the store on an EventStoreDB server is opened. */
export interface EsdbSettings {
  /**
   * `esdb://user:password@host:2113?tls=true`, with `esdb+discover` for a cluster behind one name and several hosts for
   * a cluster. TLS, credentials and certificates come from here; none of it ever reaches a log or a message.
   */
  readonly connectionString: string;
  /**
   * Keeps this log apart from others on the same server: its streams are stored under this prefix, and only they are
   * counted. Left out, every stream whose name does not begin with `$` is counted, so the server is ours alone.
   */
  readonly space?: string;
  /** How long one call may stay without any answer before it is asked again. */
  readonly answerWithinMs?: number;
  /** How long an append or a read is tried again in all before it is given up as a fault. */
  readonly patienceMs?: number;
  /** Called while the log is counted at the start, with the index reached. */
  readonly onCounting?: (index: number) => void;
}

export interface Patience {
  readonly answerWithinMs: number;
  readonly patienceMs: number;
}

export const patienceOf = ({ answerWithinMs = 5_000, patienceMs = 20_000 }: EsdbSettings): Patience => ({
  answerWithinMs,
  patienceMs,
});

/** What went wrong on the way and was mended; for metrics. */
export interface Troubles {
  /** Subscriptions that ended and were taken up again. */
  resubscribed: number;
  /** Appends that were sent again. */
  appendedAgain: number;
  /** Reads whose answer did not fit what was known, read again. */
  readAgain: number;
}
