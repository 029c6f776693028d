import { ALL_PROJECTIONS } from '@tongjian/projections';
import { ReadModels } from '@tongjian/read-models';
import { Keepings, Stores } from './stores.js';

/** The stores of a data folder do not belong together: something was lost, cut or replaced. Nothing is written. */
export class StoresApart extends Error {
  constructor(reason: string) {
    super(`${reason}: the log was cut, lost or replaced. Restore it from a backup`);
    this.name = 'StoresApart';
  }
}

/**
 * Nothing may have been seen or registered that the log does not tell. A log that lost its end would otherwise go on
 * from there, with other events under the same numbers.
 * @throws StoresApart
 */
export async function checkWholeness({
  store,
  models,
  side,
}: Pick<Stores, 'store' | 'models'> & Partial<Pick<Keepings, 'side'>>): Promise<void> {
  // What was seen is asked before where the log ends: others may write and fold meanwhile.
  const seen = await seenIn(models);
  const people = (await side?.all()) ?? [];
  const { index } = await store.head();
  if (seen > index) throw new StoresApart(`the read models have seen index ${seen}, the log ends at ${index}`);
  if (index === 0 && people.length > 0) throw new StoresApart('people are registered here, but the log is empty');
}

/** How far the read models have seen the log. */
async function seenIn(models: ReadModels): Promise<number> {
  let most = 0;
  for (const { name } of ALL_PROJECTIONS) {
    const active = await models.active(name);
    const seen = active && (await models.seen(active));
    if (seen) most = Math.max(most, seen.through.index);
  }
  return most;
}
