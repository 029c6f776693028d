import { setTimeout as pause } from 'node:timers/promises';
import { UnknownReadModel } from '../faults.js';
import { ProjectionRef, ReadAt } from '../port.js';
import { Form, formOf } from './form.js';
import { Server } from './server.js';

/** How often a reader tries to read between two saves, and how much longer it waits each time. */
const TRIES = 5;
const PAUSE_MS = 4;
const SETTLES = 250;

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
  most = TRIES,
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
    if (tries >= most && before.row.life === after.row.life) return { value, at: before.at(after.reach) };
    await pause(Math.min(tries, TRIES) * PAUSE_MS);
    before = after;
  }
}

/**
 * Waits until a save that is being written is written, so that its proof says no less than its documents; not for ever,
 * for its process may be dead. @throws UnknownReadModel where the form was dropped or built anew
 */
export async function settled(server: Server, { ref, row }: Form): Promise<void> {
  for (let waited = 0, first: number | undefined; ; waited++) {
    const now = (await formOf(server, ref)).row;
    if (now.life !== row.life) throw new UnknownReadModel(row._id);
    first ??= now.step;
    if (!now.intent || now.step > first || waited === SETTLES) return;
    await pause(PAUSE_MS);
  }
}

const isSame = ({ row: a }: Form, { row: b }: Form): boolean => a.life === b.life && a.step === b.step;
