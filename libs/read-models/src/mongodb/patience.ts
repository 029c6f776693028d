import { MongoUnusable } from './unusable.js';

/** How long a server may stay silent, and how it is asked whether it is there at all. */
export interface Patience {
  readonly timeoutMs: number;
  /** Rejects where the server does not answer anything. */
  readonly ping: () => Promise<unknown>;
}

/**
 * The outcome of `work`, for as long as the server lives: one that is slow is waited for, one that answers nothing any
 * more is given up within twice the time set. What was asked may still be done; every write of ours may come late.
 * @throws MongoUnusable
 */
export async function answered<T>(work: Promise<T>, where: string, { timeoutMs, ping }: Patience): Promise<T> {
  // What is given up may still fail later, when nobody listens.
  work.catch(() => undefined);
  for (;;) {
    const given = await orSilence(work, timeoutMs);
    if (given !== SILENCE) return given as T;
    const lives = await orSilence(
      ping().then(
        () => true,
        () => false,
      ),
      timeoutMs,
    );
    if (lives !== true) throw new MongoUnusable(where, `no answer within ${timeoutMs / 1000} s`);
  }
}

const SILENCE = Symbol('silence');

async function orSilence<T>(work: Promise<T>, ms: number): Promise<T | typeof SILENCE> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<typeof SILENCE>((resolve) => {
    timer = setTimeout(() => resolve(SILENCE), ms);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
