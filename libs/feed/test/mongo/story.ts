import { put } from '../parcels.js';
import { Told } from '../store.js';

/** Parcels that come, move between cells, swap places, go and come back. */
export const STORY: readonly Told[] = [
  ...['a', 'b', 'c'].map((id) => put(id, 'hall', 3)),
  { stream: 'parcel-a', type: 'Moved', data: { id: 'a', place: 'yard', also: 'shelf' } },
  { stream: 'parcel-b', type: 'Swapped', data: { id: 'b', with: 'c' } },
  { stream: 'parcel-c', type: 'Lost', data: { id: 'c' } },
  put('c', 'yard', 9),
  { stream: 'parcel-a', type: 'Weighed', data: { id: 'a', weight: 8 } },
];
