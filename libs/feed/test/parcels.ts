import { DocumentProjection, JsonObject, LoggedEvent } from '@tongjian/kernel';
import fc from 'fast-check';
import { Told } from './store.js';

type Parcel = { readonly place: string; readonly also: string; readonly weight: number; readonly moves: number };

/**
 * Parcels that are put, moved, weighed, swapped and lost: every way a document can come, change, go and come back,
 * events of several keys included.
 */
export const PARCELS: DocumentProjection = {
  name: 'parcel',
  version: 1,
  answers: 'Where is which parcel?',
  types: ['Put', 'Moved', 'Weighed', 'Swapped', 'Lost'],
  keys: ({ data }) => (data['with'] ? [data['id'] as string, data['with'] as string] : [data['id'] as string]),
  fold: (document, { type, data }, key) => {
    const parcel = document as Parcel | null;
    if (type === 'Lost') return null;
    if (type === 'Weighed' && parcel?.weight === data['weight']) return parcel;
    const { place = '', also = '', weight = 0, moves = 0 } = parcel ?? {};
    if (type === 'Swapped') return { place: data['id'] === key ? 'left' : 'right', also, weight, moves: moves + 1 };
    return {
      place: (data['place'] as string | undefined) ?? place,
      also: (data['also'] as string | undefined) ?? also,
      weight: (data['weight'] as number | undefined) ?? weight,
      moves: moves + 1,
    };
  },
  indexes: [['place']],
  rollups: [
    {
      name: 'load',
      answers: 'What lies where?',
      dimensions: ['place'],
      measures: ['parcels', 'weight'],
      contributions: (document) => {
        const { place, also, weight } = document as Parcel;
        const at = (where: string) => ({ cell: { place: where }, measures: { parcels: 1, weight } });
        return also ? [at(place), at(also)] : [at(place)];
      },
    },
    {
      name: 'heavy',
      answers: 'How many parcels are heavy?',
      dimensions: [],
      measures: ['parcels'],
      contributions: (document) => ((document as Parcel).weight > 5 ? [{ cell: {}, measures: { parcels: 1 } }] : []),
    },
  ],
};

export const put = (id: string, place: string, weight = 1): Told => ({
  stream: `parcel-${id}`,
  type: 'Put',
  data: { id, place, weight },
});

const id = fc.constantFrom('a', 'b', 'c', 'd');
const place = fc.constantFrom('hall', 'yard', 'shelf');
const weight = fc.integer({ min: -9, max: 9 });
const data: fc.Arbitrary<{ type: string; data: JsonObject }> = fc.oneof(
  fc.record({ type: fc.constant('Put'), data: fc.record({ id, place, weight }) }),
  fc.record({ type: fc.constant('Moved'), data: fc.record({ id, place, also: place }) }),
  fc.record({ type: fc.constant('Weighed'), data: fc.record({ id, weight }) }),
  fc.record({ type: fc.constant('Swapped'), data: fc.record({ id, with: id }) }),
  fc.record({ type: fc.constant('Lost'), data: fc.record({ id }) }),
  // Nobody's business: counted by the log, not by the read model.
  fc.record({ type: fc.constant('Noticed'), data: fc.record({ id }) }),
);

/** Histories of any length up to `most`. */
export const histories = (most: number): fc.Arbitrary<Told[]> =>
  fc.array(
    data.map((event) => ({ ...event, stream: `parcel-${String(event.data['id'])}` })),
    { maxLength: most },
  );

export const withFold = (fold: (event: LoggedEvent) => unknown, change: Partial<DocumentProjection> = {}) => ({
  ...PARCELS,
  ...change,
  fold: ((document, event, key) => {
    fold(event);
    return PARCELS.fold(document, event, key);
  }) satisfies DocumentProjection['fold'],
});

/** Parcels whose fold fails at whatever lies at the place `cursed`. */
export const CURSED: DocumentProjection = withFold(({ data }) => {
  if (data['place'] === 'cursed') throw new Error('no such place');
});
