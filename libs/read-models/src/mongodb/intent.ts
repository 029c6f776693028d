import { Seen } from '../port.js';
import { Row, Server } from './server.js';

/** A row before the number of its writing is put in. */
export type Draft = Row & { readonly _id: string };

/** Everything that one step writes, as absolute values: whoever finds it can finish it without folding. */
export interface Intent {
  /** The position that the whole save leads to. */
  readonly towards: number;
  /** The proof after the step; absent in all steps of a save but its last. */
  readonly to?: Seen;
  /** How many keys are parked after the step. */
  readonly waiting: number;
  readonly documents: readonly Draft[];
  readonly cells: readonly Draft[];
  readonly deltas: readonly Row[];
  readonly parked: readonly Draft[];
}

/**
 * An intent as the form's row holds it: what it writes as one value that the server does not look into. The first save
 * of a form is only announced: what it leaves is thrown away.
 */
export type StoredIntent =
  | (Pick<Intent, 'towards' | 'to' | 'waiting'> & { readonly writes: unknown })
  | { readonly towards: number; readonly first: true };

export function packed(server: Server, { documents, cells, deltas, parked, ...rest }: Intent): StoredIntent {
  return { ...rest, writes: server.pack({ documents, cells, deltas, parked }) };
}

export const unpacked = (server: Server, { writes, ...rest }: Exclude<StoredIntent, { first: true }>): Intent => ({
  ...rest,
  ...(server.unpack(writes) as unknown as Pick<Intent, 'documents' | 'cells' | 'deltas' | 'parked'>),
});
