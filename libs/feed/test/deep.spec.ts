import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { openMemoryReadModels, openSqliteReadModels, ReadModels } from '@tongjian/read-models';
import { runProjections, verifyDeep, VerifyDeepOptions } from '../src/index.js';
import { deliver } from './delivery.js';
import { CURSED, histories, PARCELS, put } from './parcels.js';
import { eventsOf, storeOf, tell } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'tongjian-deep-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = Record<string, number | string | null>;

/** A value that is not the one before: a number moves, a text of JSON gets another content, a name another letter. */
function other(column: string, value: number | string | null, by: number): number | string | null {
  if (typeof value === 'number') return value + (by || 1);
  if (column === 'document') return value === null ? '{"place":"hall"}' : by > 0 ? null : `{"place":"by hand ${by}"}`;
  if (column === 'cell') return '{"place":"by hand"}';
  return `${value ?? ''}x`;
}

/** What anybody could change by hand, and how it is found. Numbers of saves are nobody's figures: they are left out. */
const TABLES: readonly { readonly table: string; readonly columns: readonly string[] }[] = [
  { table: 'parcel_v1_documents', columns: ['key', 'document', 'position', 'count'] },
  { table: 'parcel_v1_cells', columns: ['rollup', 'cell', 'documents', 'm0', 'm1'] },
  { table: 'parcel_v1_contributions', columns: ['key', 'm0', 'm1'] },
  { table: 'parcel_v1_deltas', columns: ['position', 'key', 'documents', 'm0', 'm1'] },
  { table: 'parked', columns: ['key', 'position', 'error'] },
  { table: 'seen', columns: ['position', 'count', 'digest', 'code', 'throughIndex'] },
];

/** Measures that a rollup does not have are columns that nobody reads. */
const isRead = (table: string, column: string, row: Row, rollups: ReadonlyMap<unknown, string>): boolean =>
  column !== 'm1' || (table === 'parcel_v1_cells' ? row['rollup'] : rollups.get(row['cell'])) === 'load';

/** Changes one thing in the file; says what, or nothing where there is nothing to change. */
function tamper(path: string, pick: number, what: 'change' | 'remove' | 'add', by: number): string | undefined {
  const db = new Database(path);
  try {
    const places: { table: string; row: Row; column: string }[] = [];
    const rollups = new Map<unknown, string>(
      db.prepare('SELECT id, rollup FROM parcel_v1_cells').raw().all() as [number, string][],
    );
    for (const { table, columns } of TABLES)
      for (const row of db.prepare(`SELECT * FROM ${table}`).all() as Row[])
        for (const column of columns) if (isRead(table, column, row, rollups)) places.push({ table, row, column });
    const place = places[pick % places.length];
    if (!place) return undefined;
    const { table, row: values, column } = place;
    const names = Object.keys(values);
    const where = names.map((name) => `${name} IS ?`).join(' AND ');
    if (what === 'remove' && table !== 'seen')
      db.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...Object.values(values));
    else if (what === 'add' && ['parcel_v1_documents', 'parcel_v1_deltas', 'parked'].includes(table)) {
      const added = { ...values, key: `${String(values['key'])} by hand` };
      db.prepare(`INSERT INTO ${table} VALUES (${names.map(() => '?').join(', ')})`).run(...Object.values(added));
    } else
      db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(
        other(column, values[column] ?? null, by),
        ...Object.values(values),
      );
    return `${what} ${table}.${column} ${JSON.stringify(values)}`;
  } catch (error) {
    // A change that the table itself refuses is none.
    if ((error as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT')) return undefined;
    throw error;
  } finally {
    db.close();
  }
}

const CODE = async (models: ReadModels) => (await models.seen(PARCELS))!.code;

describe('verifying deep', () => {
  let file = 0;

  it('finds and names any single change by hand of any document, tombstone, part, cell, change, parked key or proof', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories(25),
        fc.constantFrom(0, 3),
        fc.nat(5000),
        fc.constantFrom('change', 'change', 'remove', 'add' as const),
        fc.constantFrom(-2, -1, 1, 3),
        async (told, cursedFrom, pick, what, by) => {
          const events = told.map((event, i) =>
            cursedFrom > 0 && i === cursedFrom && event.type === 'Put'
              ? { ...event, data: { ...event.data, place: 'cursed' } }
              : event,
          );
          const store = await storeOf(...events);
          const path = join(folder, `deep-${file++}.sqlite`);
          const models = await openSqliteReadModels({ path });
          await deliver(models, await eventsOf(store), [], undefined, CURSED);
          const options: VerifyDeepOptions = { store, models, projection: CURSED, code: await CODE(models), limit: 2 };
          expect((await verifyDeep(options)).findings).toEqual([]);
          const changed = tamper(path, pick, what as 'change', by);
          if (changed === undefined) return;
          const { findings, ok } = await verifyDeep(options);
          expect({ changed, findings: findings.length, ok }).not.toMatchObject({ findings: 0 });
          const named = findings.every(
            ({ key, path: place, kind }) =>
              key !== undefined || place !== undefined || ['skipped', 'doubled', 'reordered', 'ahead'].includes(kind),
          );
          expect({ changed, named }).toMatchObject({ named: true });
          await models.close();
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it('names the document, the place in it and both values', async () => {
    const store = await storeOf(put('a', 'hall', 3), put('b', 'yard', 2));
    const path = join(folder, 'named.sqlite');
    const models = await openSqliteReadModels({ path });
    await deliver(models, await eventsOf(store), []);
    const db = new Database(path);
    db.exec(`UPDATE parcel_v1_documents SET document = json_set(document, '$.weight', 99) WHERE key = 'b'`);
    db.exec(`UPDATE parcel_v1_deltas SET m1 = 50 WHERE key = 'a' AND m1 = 3`);
    db.close();
    const { findings } = await verifyDeep({ store, models, projection: PARCELS });
    expect(findings).toContainEqual({
      ...{ projection: 'parcel', kind: 'document', key: 'b', path: 'weight', expected: '2', found: '99' },
    });
    expect(findings).toContainEqual({
      ...{ projection: 'parcel', kind: 'delta', key: 'a', index: 1, path: 'load {"place":"hall"}' },
      ...{ expected: '{"parcels":1,"weight":3,"documents":1}', found: '{"parcels":1,"weight":50,"documents":1}' },
    });
    await models.close();
  });

  it('holds no more keys at a time than it may, and verifies all of them', async () => {
    const store = await storeOf(...Array.from({ length: 60 }, (_, i) => put(`p${i}`, 'hall')));
    const models = openMemoryReadModels();
    await deliver(models, await eventsOf(store), []);
    const verified = await verifyDeep({ store, models, projection: PARCELS, limit: 10 });
    expect(verified).toMatchObject({ ok: true, documents: 60, changes: 60, cells: 1, events: 60 });
    expect(verified.parts).toBeGreaterThanOrEqual(6);
  });

  it('works beside a runner that goes on saving, and can be interrupted', async () => {
    const store = await storeOf(...Array.from({ length: 30 }, (_, i) => put(`p${i % 7}`, 'hall', i)));
    const models = openMemoryReadModels();
    const stop = new AbortController();
    const run = await runProjections({ store, models, projections: [PARCELS], signal: stop.signal });
    await run.caughtUp;
    let more = 0;
    const verified = await verifyDeep({
      ...{ store, models, projection: PARCELS, limit: 3 },
      breathe: async () => {
        await tell(store, put(`p${more % 9}`, 'yard', more));
        await run.waitFor('parcel', 31 + more++, 5000);
      },
    });
    expect(verified).toMatchObject({ ok: true, position: 30, findings: [] });
    expect(more).toBeGreaterThan(5);
    const interrupting = new AbortController();
    const half = await verifyDeep({
      ...{ store, models, projection: PARCELS, limit: 3, signal: interrupting.signal },
      onProgress: ({ part }) => part > 1 && interrupting.abort(),
    });
    expect(half).toMatchObject({ interrupted: true, ok: false, findings: [] });
    stop.abort();
    await run.ended;
  });

  it('begins again where a parked key was drained under it', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'cursed'), put('c', 'hall'));
    const models = openMemoryReadModels();
    const stop = new AbortController();
    let cursed = true;
    const projection = {
      ...PARCELS,
      fold: ((document, event, key) => {
        if (cursed && event.data['place'] === 'cursed') throw new Error('no such place');
        return PARCELS.fold(document, event, key);
      }) satisfies typeof PARCELS.fold,
    };
    const run = await runProjections({ store, models, projections: [projection], signal: stop.signal });
    await run.caughtUp;
    cursed = false;
    let drained = false;
    const verified = await verifyDeep({
      ...{ store, models, projection },
      breathe: async () => {
        if (!drained) await run.unpark('parcel', ['b']);
        drained = true;
      },
    });
    expect(verified).toMatchObject({ ok: true, parked: 0, documents: 3 });
    stop.abort();
    await run.ended;
  });

  it('verifies the form in use where another took its place under it', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'yard'));
    const models = openMemoryReadModels();
    const stop = new AbortController();
    const run = await runProjections({ store, models, projections: [PARCELS], signal: stop.signal });
    await run.caughtUp;
    let rebuilt = false;
    const verified = await verifyDeep({
      ...{ store, models, projection: PARCELS },
      breathe: async () => {
        if (rebuilt) return;
        rebuilt = true;
        await run.rebuild('parcel');
      },
    });
    expect(verified).toMatchObject({ ok: true, documents: 2 });
    stop.abort();
    await run.ended;
  });

  it('says that the ground moves where it does so every time', async () => {
    const store = await storeOf(put('a', 'hall'), put('b', 'cursed'));
    const models = openMemoryReadModels();
    const stop = new AbortController();
    const run = await runProjections({ store, models, projections: [CURSED], signal: stop.signal });
    await run.caughtUp;
    const verified = await verifyDeep({
      ...{ store, models, projection: CURSED },
      breathe: async () => void (await run.rebuild('parcel')),
    });
    expect(verified).toMatchObject({ ok: false, findings: [{ kind: 'restless' }] });
    stop.abort();
    await run.ended;
  });

  it('says that a read model is absent', async () => {
    const [store, models] = [await storeOf(put('a', 'hall')), openMemoryReadModels()];
    expect((await verifyDeep({ store, models, projection: PARCELS })).findings).toEqual([
      { projection: 'parcel', kind: 'absent' },
    ]);
  });
});
