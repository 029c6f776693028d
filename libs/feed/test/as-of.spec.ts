import { documentAsOf } from '../src/index.js';
import { PARCELS, put } from './parcels.js';
import { dayAt, storeOf } from './store.js';

describe('a document as of a moment', () => {
  const late = { ...put('a', 'shelf'), meta: { occurredAt: dayAt(2) } };
  const store = storeOf(
    { ...put('a', 'hall'), at: dayAt(1) },
    { ...put('b', 'hall'), at: dayAt(2) },
    { ...put('a', 'yard'), at: dayAt(3) },
    { ...late, at: dayAt(5) },
  );
  const place = async (moment: object) => {
    const { document, ...at } = await documentAsOf(await store, PARCELS, 'a', moment);
    return { place: (document as { place?: string } | null)?.place, ...at };
  };

  it('is the present one where no moment is given', async () =>
    expect(await place({})).toEqual({ place: 'shelf', revision: 2, index: 4, events: 3 }));
  it('knows the events up to an index', async () => {
    expect(await place({ index: 3 })).toEqual({ place: 'yard', revision: 1, index: 3, events: 2 });
    expect(await place({ index: 0 })).toEqual({ place: undefined, revision: -1, index: 0, events: 0 });
  });
  it('knows the events up to a revision', async () =>
    expect(await place({ revision: 0 })).toMatchObject({ place: 'hall' }));
  it('knows what was recorded by an instant', async () =>
    expect(await place({ recordedAt: dayAt(4) })).toEqual({ place: 'yard', revision: 1, index: 3, events: 2 }));
  it('knows what had happened by an instant, late entries included', async () => {
    expect(await place({ occurredAt: dayAt(2) })).toMatchObject({ place: 'shelf', events: 2 });
    expect(await place({ occurredAt: dayAt(2), index: 3 })).toMatchObject({ place: 'hall', events: 1 });
  });
});
