import fc from 'fast-check';
import { seal, StoredEvent } from '@tongjian/kernel';
import { Finding, Row, verifyLog } from '../index.js';
import { eventOf } from '../row/row.js';
import { rowsOf } from '../../test/events.js';
import { EMBEDDED } from '../../test/stores.js';

const TURNS = ['a', 'b', 'a', 'a', 'b', 'c', 'a', 'b', 'a'];

/** Seals a changed event anew, as a forger would who knows the algorithm. */
function forged(row: Row, change: (event: StoredEvent) => StoredEvent): Row {
  const { index: _, ...event } = eventOf(row);
  const { hash: __, ...meta } = event.meta;
  const { text, ...resealed } = seal({ ...change(event), meta: { ...meta } });
  return { ...row, ...resealed, data: text.data, meta: text.meta };
}

const renumbered = (rows: readonly Row[]) => rows.map((row, i) => ({ ...row, position: i + 1 }));
const names = (findings: readonly Finding[]) =>
  findings.map(({ kind, stream, revision }) => `${kind} ${stream}@${revision}`);

describe.each(EMBEDDED)('verifying the $name log', ({ openOn }) => {
  const findingsOf = async (rows: readonly Row[]) => {
    const store = await openOn(rows);
    try {
      return (await verifyLog(store)).findings;
    } finally {
      await store.close();
    }
  };
  const rows = rowsOf(TURNS);
  const placeOf = (stream: string, revision: number) =>
    rows.findIndex((row) => row.stream === stream && row.revision === revision);
  const withRow = (stream: string, revision: number, change: (row: Row) => Row) =>
    rows.map((row, i) => (i === placeOf(stream, revision) ? change(row) : row));

  it('finds nothing in a sound log and says how far it went', async () => {
    const store = await openOn(rows);
    const progress: number[] = [];
    expect(await verifyLog(store, { onProgress: (index) => progress.push(index) })).toEqual({
      through: 9,
      events: 9,
      streams: 3,
      findings: [],
    });
    expect(progress).toEqual([9]);
    await store.close();
    expect(await findingsOf([])).toEqual([]);
  });

  it('names an event whose data were altered', async () => {
    const altered = withRow('a', 1, (row) => ({ ...row, data: row.data.replace('turn', 'torn') }));
    expect(names(await findingsOf(altered))).toEqual(['altered a@1']);
  });

  it.each(['type', 'id', 'meta'] as const)('names an event whose %s was altered', async (field) => {
    const altered = withRow('b', 1, (row) => ({ ...row, [field]: row[field].replace(/[a-f]/, '0') }));
    expect(names(await findingsOf(altered))).toContain('altered b@1');
  });

  it('names an altered event that was sealed again', async () => {
    const resealed = withRow('a', 2, (row) => forged(row, (event) => ({ ...event, data: { text: 'forged' } })));
    expect(names(await findingsOf(resealed))).toContain('altered a@2');
  });

  it('names a dropped event, also when the rest was renumbered', async () => {
    const dropped = rows.filter((_, i) => i !== placeOf('a', 2));
    expect(names(await findingsOf(dropped))).toContain('dropped a@2');
    expect(names(await findingsOf(renumbered(dropped)))).toContain('dropped a@2');
  });

  it('notices that a stream of one event was dropped', async () => {
    const dropped = rows.filter(({ stream }) => stream !== 'c');
    expect(await findingsOf(dropped)).toMatchObject([{ kind: 'dropped', index: 6 }]);
    expect(await findingsOf(renumbered(dropped))).toMatchObject([{ kind: 'swapped', index: 6, stream: 'a' }]);
  });

  it('names events of one stream that changed places', async () => {
    const [one, two] = [placeOf('a', 1), placeOf('a', 2)];
    const swapped = rows.map((row, i) =>
      i === one ? { ...rows[two]!, position: one + 1 } : i === two ? { ...rows[one]!, position: two + 1 } : row,
    );
    expect(names(await findingsOf(swapped))).toEqual(expect.arrayContaining(['swapped a@1', 'swapped a@2']));
  });

  it('names events of different streams that changed places', async () => {
    const [one, two] = [placeOf('a', 2), placeOf('b', 1)];
    const swapped = rows.map((row, i) =>
      i === one ? { ...rows[two]!, position: one + 1 } : i === two ? { ...rows[one]!, position: two + 1 } : row,
    );
    expect(names(await findingsOf(swapped))).toEqual(expect.arrayContaining(['swapped a@2', 'swapped b@1']));
  });

  it('names an inserted event beside the one it would replace', async () => {
    const at = placeOf('a', 3);
    const inserted = forged(rows[at]!, (event) => ({
      ...event,
      id: event.id.replace(/^.{8}/, '00000000'),
      data: { text: 'inserted' },
    }));
    const found = await findingsOf(renumbered([...rows.slice(0, at + 1), inserted, ...rows.slice(at + 1)]));
    expect(names(found)).toContain('inserted a@3');
  });

  it('names a doubled event', async () => {
    const at = placeOf('b', 1);
    const found = await findingsOf(renumbered([...rows.slice(0, at + 2), rows[at]!, ...rows.slice(at + 2)]));
    expect(names(found)).toContain('doubled b@1');
  });

  it('names an event that can no longer be read, and goes on', async () => {
    const broken = withRow('a', 1, (row) => ({ ...row, meta: row.meta.slice(1) })).map((row, i) =>
      i === placeOf('b', 2) ? { ...row, data: '{"text":"altered"}' } : row,
    );
    expect(names(await findingsOf(broken))).toEqual(['unreadable a@1', 'altered b@2']);
  });

  it('stops when it is told to', async () => {
    const store = await openOn(rows);
    await expect(verifyLog(store, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    await store.close();
  });

  it('law 2: finds any change of one character in any text', () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(TURNS.length - 1),
        fc.constantFrom('data', 'meta', 'type', 'stream', 'id'),
        fc.nat(10_000),
        fc.constantFrom('0', 'Z', '"', '}', '中'),
        async (at, field, where, other) => {
          const row = rows[at]!;
          const text = row[field as 'data'];
          const place = where % text.length;
          fc.pre(text[place] !== other);
          const changed = `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
          const found = await findingsOf(rows.map((r, i) => (i === at ? { ...r, [field]: changed } : r)));
          expect(found.map(({ index }) => index)).toContain(at + 1);
        },
      ),
      { numRuns: 60 },
    ));

  it('law 2: finds any drop but that of the tail, any swap and any doubling', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(TURNS.length - 2), fc.nat(TURNS.length - 1), async (one, two) => {
        expect(await findingsOf(renumbered(rows.filter((_, i) => i !== one)))).not.toEqual([]);
        expect(await findingsOf(renumbered([...rows.slice(0, two), rows[one]!, ...rows.slice(two)]))).not.toEqual([]);
        fc.pre(one !== two);
        const swapped = rows.map((row, i) => (i === one ? rows[two]! : i === two ? rows[one]! : row));
        expect(await findingsOf(renumbered(swapped))).not.toEqual([]);
      }),
      { numRuns: 25 },
    ));
});
