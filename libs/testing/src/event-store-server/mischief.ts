import { ServerRecord } from './log.js';

/**
 * What may befall an append: refused before the write, the answer lost after it (as an error or as silence), or
 * silence with nothing written.
 */
export type AppendMishap = 'unavailable' | 'errorAfterWrite' | 'silenceAfterWrite' | 'silence';

/** How a server answers the first question: which version it is, that it does not know the user, or not at all. */
export type Greeting = 'denied' | 'silence' | { readonly version: string };

/** How the server misbehaves, piece by piece; what is left out goes as it should. */
export interface Mischief {
  readonly greeting?: Greeting;
  /** Every read is refused, as of a user who may not read. */
  readonly readDenied?: boolean;
  /** Asked at each append. */
  readonly append?: (stream: string) => AppendMishap | undefined;
  /** What a read of the whole log hands out in place of these records: fewer, twice, in another order. */
  readonly readAll?: (records: readonly ServerRecord[]) => readonly ServerRecord[];
  /** The same for a read of one stream. */
  readonly readStream?: (records: readonly ServerRecord[]) => readonly ServerRecord[];
  /** A read ends without an error after so many records, or says nothing at all. */
  readonly readBreaksOff?: () => number | 'silence' | undefined;
  /** What a subscription hands out in place of this record. */
  readonly deliver?: (record: ServerRecord) => readonly ServerRecord[];
  /** The checkpoint told before a record is delivered, given its position and that of the log's end. */
  readonly checkpoint?: (position: number, end: number) => number | undefined;
}
