import { setTimeout as pause } from 'node:timers/promises';
import { ReadModels } from '@tongjian/read-models';

/** How often a read model that another process runs is asked how far it is. */
const EVERY_MS = 100;

/** Waits until the form in use was scanned to `index` by whichever process runs it; answers how far it is. */
export async function pollUntil(
  models: ReadModels,
  projection: string,
  index: number,
  timeoutMs: number,
): Promise<number> {
  for (let left = timeoutMs; ; left -= EVERY_MS) {
    const ref = await models.active(projection);
    const reached = (ref && (await models.seen(ref)))?.through.index ?? 0;
    if (reached >= index || left <= 0) return reached;
    await pause(Math.min(EVERY_MS, left));
  }
}
