import { ProjectionRef } from '../port.js';
import { Form, moveOn, rowOf } from './form.js';
import { unpacked } from './intent.js';
import { Server } from './server.js';
import { close, writeAll } from './write.js';

/** Finishes a save that a process left half written, exactly as that process would have; nothing is folded for it. */
export async function finishIntent(server: Server, ref: ProjectionRef): Promise<void> {
  const row = await rowOf(server, ref);
  if (!row?.intent || row.shape === undefined) return;
  const form = new Form(ref, row);
  if ('first' in row.intent) return startAnew(form, server);
  const intent = unpacked(server, row.intent);
  await writeAll(form, server, row.step, intent);
  // Where another closed it first, that is as good.
  await close(form, server, row.step, intent);
}

/** Gives up a life in which nothing was proven yet. */
export async function startAnew(form: Form, server: Server): Promise<void> {
  const { life, step } = form.row;
  const anew = { $set: { life: life + 1, step: 0, waiting: 0 }, $unset: { seen: 1, intent: 1, ahead: 1 } };
  if (await moveOn(form, server, step, anew)) await dropCollections(form, server);
}

export async function dropCollections({ collections }: Form, server: Server): Promise<void> {
  for (const collection of Object.values(collections)) await server.drop(collection);
}
