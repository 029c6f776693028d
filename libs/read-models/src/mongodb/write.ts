import { Form, moveOn } from './form.js';
import { Intent } from './intent.js';
import { Server } from './server.js';

/** Writes all that an intent says. Doing it again, or late, changes nothing. */
export async function writeAll({ collections }: Form, server: Server, step: number, intent: Intent): Promise<void> {
  const { documents, cells, deltas, parked } = intent;
  const over = (rows: Intent['documents']) => rows.map((row) => ({ replace: { ...row, step } }));
  const writes = [
    () => server.write(collections.documents, over(documents)),
    () => server.write(collections.cells, over(cells)),
    () =>
      server.write(
        collections.deltas,
        deltas.map((row) => ({ add: row })),
      ),
    () => server.write(collections.parked, over(parked)),
  ];
  // A transaction takes one thing at a time; an intent's writes know no order.
  if (server.facts.transactions) for (const write of writes) await write();
  else await Promise.all(writes.map((write) => write()));
}

/** The intent is written: what it leads to is the proof from here on. False where another said so before. */
export function close(form: Form, server: Server, step: number, { to, towards, waiting }: Intent): Promise<boolean> {
  const { seen, ahead = 0 } = form.row;
  const reach = Math.max(ahead, towards);
  const proof = to
    ? {
        $set: { step: step + 1, seen: to, waiting },
        $unset: { intent: 1, ...(to.position >= ahead ? { ahead: 1 } : {}) },
      }
    : // The rest of a broken-off save is lost with its process: the number moves on, so that no other runner goes on
      // from what it remembers; the position does not.
      { $set: { step: step + 1, seen: { ...seen!, n: seen!.n + 1 }, waiting, ahead: reach }, $unset: { intent: 1 } };
  return moveOn(form, server, step, proof);
}
