import { ProjectionRef } from '../port.js';
import { tableOf } from '../ref.js';

/** One row for each form: its shape, its proof, and the save that is being written. */
export const FORMS = 'forms';
export const ACTIVE = 'active';
export const LEASES = 'leases';

/**
 * Collections of one form. A form that is dropped and declared anew lives a second life, in other collections: a late
 * write of its first life cannot land in the second.
 */
export const collectionsOf = (ref: ProjectionRef, life: number) => {
  const stem = life === 1 ? tableOf(ref) : `${tableOf(ref)}_l${life}`;
  return {
    documents: `${stem}_documents`,
    cells: `${stem}_cells`,
    deltas: `${stem}_deltas`,
    parked: `${stem}_parked`,
  };
};
export type Collections = ReturnType<typeof collectionsOf>;

/** A dimension or measure as the name of a field: dots would be paths. */
export const fieldOf = (name: string): string => name.replaceAll('.', '~');
