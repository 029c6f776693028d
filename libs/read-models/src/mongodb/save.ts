import { Save } from '../port.js';
import { ProjectionRef } from '../port.js';
import { cut, Part, uncut } from './cut.js';
import { Form, formOf, moveOn } from './form.js';
import { Intent, packed } from './intent.js';
import { Server } from './server.js';
import { Totals } from './totals.js';
import { close, writeAll } from './write.js';

/** As the port's `save`: in one transaction where the server has them, else step by step (projections.md 2). */
export async function save(
  server: Server,
  ref: ProjectionRef,
  fromN: number | undefined,
  change: Save,
  most?: number,
): Promise<boolean> {
  if (server.facts.transactions) return server.inTransaction((within) => saveAtOnce(within, ref, fromN, change));
  const form = await formOf(server, ref);
  if (!isAt(form, fromN)) return false;
  const intents = await intentsOf(
    form,
    server,
    change,
    form.seen ? cut(form, server, change, most) : [uncut(form, server, change)],
  );
  return form.seen ? saveInSteps(form, server, intents) : saveFirst(form, server, intents[0]!);
}

const isAt = ({ row: { seen, intent } }: Form, n: number | undefined): boolean => seen?.n === n && intent === undefined;

async function saveAtOnce(server: Server, ref: ProjectionRef, fromN: number | undefined, change: Save) {
  const form = await formOf(server, ref);
  if (!isAt(form, fromN)) return false;
  const [intent] = await intentsOf(form, server, change, [uncut(form, server, change)]);
  const step = form.row.step + 1;
  if (!(await close(form, server, step - 1, intent!))) return false;
  await writeAll(form, server, step, intent!);
  return true;
}

/**
 * A form that holds nothing is written without an intent: its row only says that a first save began. Whoever finds that
 * throws the form's life away, for nothing in it was ever proven.
 */
async function saveFirst(form: Form, server: Server, intent: Intent): Promise<boolean> {
  const step = form.row.step + 1;
  const begun = { $set: { step, intent: { towards: intent.towards, first: true } } };
  if (!(await moveOn(form, server, step - 1, begun))) return false;
  await writeAll(form, server, step, intent);
  return close(form, server, step, intent);
}

async function saveInSteps(form: Form, server: Server, intents: readonly Intent[]): Promise<boolean> {
  let { step } = form.row;
  for (const intent of intents) {
    // Only an open intent of our own may be followed by another: if someone else closed it, this runner is late.
    if (!(await moveOn(form, server, step, { $set: { step: step + 1, intent: packed(server, intent) } }))) return false;
    step += 1;
    await writeAll(form, server, step, intent);
  }
  const last = intents[intents.length - 1]!;
  return (await close(form, server, step, last)) || (await wasFinished(form, server, last));
}

/** Whether another process that found our last intent wrote it to the end. */
async function wasFinished({ ref, row }: Form, server: Server, { to }: Intent): Promise<boolean> {
  const now = (await formOf(server, ref)).row;
  return now.life === row.life && (now.seen?.n ?? 0) >= to!.n;
}

/** All steps as absolute values, before the first is written: whatever is wrong with a save is found here. */
async function intentsOf(form: Form, server: Server, change: Save, parts: readonly Part[]): Promise<Intent[]> {
  const { seen, deltas } = change;
  const totals = await Totals.before(form, server, deltas);
  // The steps go by key; which of the keys is too much is told by the order of the log.
  totals.check(deltas);
  let { waiting } = form.row;
  const intents: Intent[] = [];
  for (const [i, part] of parts.entries()) {
    waiting += await moreWaiting(form, server, part);
    intents.push({
      ...{ towards: seen.position, waiting, documents: part.documents, cells: totals.after(part.deltas) },
      ...{ deltas: part.deltaRows, parked: part.parked },
      ...(i === parts.length - 1 ? { to: seen } : {}),
    });
  }
  return intents;
}

/** By how many the parked keys become more, or fewer. */
async function moreWaiting({ collections }: Form, server: Server, { parked }: Part): Promise<number> {
  if (parked.length === 0) return 0;
  const after = new Map(parked.map(({ _id, waits }) => [_id, waits as boolean]));
  const before = await server.count(collections.parked, { _id: { $in: [...after.keys()] }, waits: true });
  return [...after.values()].filter((waits) => waits).length - before;
}
