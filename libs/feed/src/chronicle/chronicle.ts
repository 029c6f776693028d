import { LoggedEvent, NewEvent, StoredEvent } from '@tongjian/kernel';

/** What is still to be written down of a subject, and when time alone will bring more. */
export interface Review {
  /** In order; each with the instant at which it happened (`occurredAt`). */
  readonly events: readonly NewEvent[];
  /** RFC 3339 UTC. */
  readonly next?: string;
  readonly jurisdiction: string;
}

/**
 * Writes down what follows from a subject's history and the clock, once, in the stream `process-<name>-<subject>`. It
 * remembers nothing: what is to be told is what should be recorded less what is, so a restart, a jump of the clock or a
 * second runner changes nothing.
 */
export interface Chronicle {
  readonly name: string;
  /** Events that may bring something to tell. */
  readonly types: readonly string[];
  /** Whose turn an event may bring: of one subject, of `all`, of none. */
  readonly subject: (event: LoggedEvent) => { readonly of: string } | 'all' | 'none';
  /** Looks at a subject at an instant; `recorded` is its own stream so far. */
  readonly review: (subject: string, recorded: readonly StoredEvent[], now: string) => Promise<Review>;
}
