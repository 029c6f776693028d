import { EventStore } from '../port.js';
import { Finding } from './finding.js';

export interface VerifyOptions {
  /** Called after each batch with the index reached and the index at which the verification will end. */
  readonly onProgress?: (index: number, end: number) => void;
  readonly signal?: AbortSignal;
}

export interface Verification {
  /** The index through which the log was verified. */
  readonly through: number;
  readonly events: number;
  readonly streams: number;
  readonly findings: readonly Finding[];
}

export async function verifyLog(_store: EventStore, _options: VerifyOptions = {}): Promise<Verification> {
  throw new Error('not written');
}
