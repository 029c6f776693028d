import { setTimeout as wait } from 'node:timers/promises';
import { StoreRefused, StoreUnreachable } from '../faults.js';
import { Patience } from './settings.js';

/** The server said nothing for as long as one call may take. */
export class NoAnswer extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = 'NoAnswer';
  }
}

/** The promise's own outcome, or `NoAnswer` when it takes longer than `ms`. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer(ms)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const PASSING = ['unavailable', 'timeout', 'deadline-exceeded', 'cancelled', 'not-leader'];
/** gRPC's own numbers for a call that was cut off: cancelled, deadline, aborted, internal (a reset stream), unavailable. */
const PASSING_CODES = [1, 4, 10, 13, 14];

/** Whether an error tells of the way to the server, so that asking again may help. */
export function isPassing(error: unknown): boolean {
  const { type, code, message } = error as { type?: string; code?: unknown; message?: string };
  if (error instanceof NoAnswer || PASSING.includes(type ?? '')) return true;
  if (PASSING_CODES.includes(code as number) || code === 'ERR_STREAM_PREMATURE_CLOSE') return true;
  return /UNAVAILABLE|ECONNRE|Failed to discover|[Cc]hannel has been shut down/.test(message ?? '');
}

/** What to throw in place of a client's error that will not pass. */
export function faultOf(error: unknown, what: string): unknown {
  const { type, code } = error as { type?: string; code?: unknown };
  if (type === 'access-denied' || code === 7 || code === 16)
    return new StoreRefused(`${what}: the user or the password is wrong, or the user may not do this`);
  return error;
}

const PAUSES_MS = [0, 20, 50, 100, 250, 500, 1000];

/** Waits a little longer each time. */
export async function pause(attempt: number, signal?: AbortSignal): Promise<void> {
  const ms = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]!;
  await wait(ms, undefined, signal && { signal }).catch(() => undefined);
}

/**
 * Does it again as long as only the way to the server is at fault.
 * @throws StoreUnreachable when patience is at its end
 */
export async function patiently<T>({ patienceMs }: Patience, what: string, work: () => Promise<T>): Promise<T> {
  const end = Date.now() + patienceMs;
  for (let attempt = 0; ; attempt++)
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw faultOf(error, what);
      if (Date.now() > end) throw new StoreUnreachable(what, error);
      await pause(attempt);
    }
}
