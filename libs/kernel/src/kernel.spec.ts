import { canonicalJson, eventId, genesisOf, hashOf, seal, UnstorableValue } from './index.js';

const actor = { person: 'p_1', organisation: 'o', role: 'purchaser.handler', client: 'test' };
const unsealed = (data: Record<string, unknown>) => ({
  id: eventId('c', 's', 0),
  stream: 's',
  revision: 0,
  type: 'Noted',
  shape: 1,
  data: data as Record<string, string>,
  meta: {
    actor,
    jurisdiction: '330603',
    commandId: 'c',
    correlationId: 'c',
    causationId: 'c',
    occurredAt: '2015-05-01T00:00:00.000Z',
    recordedAt: '2015-05-01T00:00:00.000Z',
    prev: genesisOf('s'),
  },
});

describe('a sealed event', () => {
  it('keeps its hash when its text is parsed again', () => {
    const sealed = seal(unsealed({ b: 'x', a: '二' }));
    expect(hashOf({ ...sealed, data: JSON.parse(sealed.text.data), meta: JSON.parse(sealed.text.meta) })).toBe(
      sealed.meta.hash,
    );
    expect(sealed.text.meta).toBe(canonicalJson(sealed.meta));
  });
  it('loses its hash when a byte of it changes', () => {
    const sealed = seal(unsealed({ a: '1' }));
    expect(hashOf({ ...sealed, data: { a: '2' } })).not.toBe(sealed.meta.hash);
  });
  it.each([[1.5], [null], [10n], [2 ** 53], ['\ud800'], [new Date(0)]])(
    'refuses %p as event data, naming the place',
    (value) => {
      expect(() => seal(unsealed({ a: { b: value } }))).toThrow(UnstorableValue);
      expect(() => seal(unsealed({ a: { b: value } }))).toThrow(/data\.a\.b/);
    },
  );
});
