import { setTimeout as pause } from 'node:timers/promises';
import { ProjectionRef, ReadAt } from '../port.js';
import { Form, formOf } from './form.js';
import { Server } from './server.js';

/** How often a reader tries to read between two saves, and how much longer it waits each time. */
const TRIES = 5;
const PAUSE_MS = 4;

export interface Read<T> {
  readonly value: T;
  readonly at: ReadAt;
}

/**
 * Reads of one moment: in a transaction where the server has them; else the proof is read before and after, until
 * nothing was saved in between, and what could not be read so is answered with the range of positions it is from.
 */
export async function atOneMoment<T>(
  server: Server,
  ref: ProjectionRef,
  read: (form: Form, server: Server) => Promise<T>,
): Promise<Read<T>> {
  if (server.facts.transactions)
    return server.inTransaction(async (within) => {
      const form = await formOf(within, ref);
      return { value: await read(form, within), at: form.at() };
    });
  let before = await formOf(server, ref);
  for (let tries = 1; ; tries++) {
    const value = await read(before, server);
    const after = await formOf(server, ref);
    if (isSame(before, after) && !after.row.intent) return { value, at: after.at() };
    if (tries >= TRIES && before.row.life === after.row.life) return { value, at: before.at(after.reach) };
    await pause(Math.min(tries, TRIES) * PAUSE_MS);
    before = after;
  }
}

const isSame = ({ row: a }: Form, { row: b }: Form): boolean => a.life === b.life && a.step === b.step;
