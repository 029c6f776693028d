import { Proposed, ServerLog } from './log.js';

const event = (n: number): Proposed => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  type: 'Noted',
  contentType: 'application/json',
  data: new Uint8Array(Buffer.from(`{"n":${n}}`)),
  metadata: new Uint8Array(),
});

/** The manners of a real 23.10.8, as it was seen to behave. */
describe('the log of the test server', () => {
  const log = new ServerLog();
  const three = [event(1), event(2), event(3)];

  it('takes the same ids at the same expected revision for a repeat, a prefix of them too, and more of them not', () => {
    const first = log.append('s', three, 'absent');
    expect(log.append('s', three, 'absent')).toEqual(first);
    expect(log.append('s', three.slice(0, 1), 'absent')).toMatchObject({ kind: 'written', revision: 0 });
    expect(log.append('s', [...three, event(4)], 'absent')).toEqual({ kind: 'wrongRevision', current: 2 });
    expect(log.append('none', [event(5)], 3)).toEqual({ kind: 'wrongRevision', current: undefined });
  });

  it('writes the same id again at a later revision', () => {
    expect(log.append('s', [event(1)], 2)).toMatchObject({ kind: 'written', revision: 3 });
  });

  it('goes on counting after a soft delete, and stops for good at a tombstone', () => {
    log.softDelete('s');
    expect(log.read('s')).toBe('absent');
    expect(log.append('s', [event(6)], 'absent')).toMatchObject({ kind: 'written', revision: 4 });
    expect(log.read('s')).toMatchObject([{ revision: 4 }]);
    log.tombstone('s');
    expect(log.read('s')).toBe('tombstoned');
    expect(log.append('s', [event(7)], 'any')).toEqual({ kind: 'deleted' });
  });
});
