import { ALL_PROJECTIONS } from '@tongjian/projections';
import { Stores } from './stores.js';

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
export async function checkWholeness({ store, models, side }: Stores): Promise<void> {
  const { index } = await store.head();
  for (const { name } of ALL_PROJECTIONS) {
    const active = await models.active(name);
    const seen = active && (await models.seen(active));
    if (seen && seen.through.index > index)
      throw new StoresApart(`the read models have seen index ${seen.through.index}, the log ends at ${index}`);
  }
  if (index === 0 && side.all().length > 0) throw new StoresApart('people are registered here, but the log is empty');
}
