import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore, SqliteEventStore, verifyLog } from '../index.js';
import { rowsOf, sealed, Writer } from '../../test/events.js';
import { fileOf, freshFolder } from '../../test/stores.js';

const open: SqliteEventStore[] = [];
const opened = async (path: string, readOnly = false) => {
  const store = await openSqliteStore({ path, readOnly });
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

const freshPath = () => join(freshFolder(), 'log.db');
const turns = (count: number) => Array.from({ length: count }, (_, n) => `s${n % 7}`);

async function written(events: number): Promise<string> {
  const path = freshPath();
  const store = await openSqliteStore({ path });
  const writer = new Writer(store);
  for (const [n, stream] of turns(events).entries()) await writer.write(stream, `event ${n} ${'x'.repeat(200)}`);
  await store.close();
  return path;
}

function flip(path: string, marker: string): void {
  const bytes = readFileSync(path);
  const at = bytes.lastIndexOf(marker);
  expect(at).toBeGreaterThan(0);
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(path, bytes);
}

describe('a log in a file', () => {
  it('goes on where it ended', async () => {
    const path = await written(5);
    const store = await opened(path);
    expect((await store.head()).index).toBe(5);
    await new Writer(store).write('new', 'a');
    expect((await store.head()).index).toBe(6);
  });

  it('makes the folders above it', async () => {
    const path = join(freshFolder(), 'a', 'b', 'log.db');
    await opened(path);
    expect(existsSync(path)).toBe(true);
  });

  it('is written by one store at a time, in one process too', async () => {
    const path = freshPath();
    const first = await openSqliteStore({ path });
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ name: 'StoreLocked', holder: process.pid });
    await first.close();
    await opened(path);
  });

  it('commits what was asked for before it closes', async () => {
    const path = freshPath();
    const store = await openSqliteStore({ path });
    const asked = store.append('s', sealed('s', ['a']), 'absent');
    await store.close();
    expect(await asked).toMatchObject({ written: true });
    expect((await (await opened(path)).head()).index).toBe(1);
  });

  it('takes no appends when it was opened to be read', async () => {
    const store = await opened(await written(1), true);
    await expect(store.append('s', sealed('s', ['a']), 'absent')).rejects.toMatchObject({ name: 'StoreStopped' });
  });

  it('stops when a commit fails, and says so to all that wait and all that come', async () => {
    const path = await written(1);
    const store = await opened(path);
    const intruder = new Database(path);
    intruder.exec('BEGIN IMMEDIATE');
    const asked = ['a', 'b'].map((stream) => store.append(stream, sealed(stream, ['x']), 'absent'));
    for (const one of asked) await expect(one).rejects.toMatchObject({ name: 'StoreStopped' });
    intruder.exec('ROLLBACK');
    intruder.close();
    await expect(store.append('c', sealed('c', ['x']), 'absent')).rejects.toMatchObject({ name: 'StoreStopped' });
    expect((await store.head()).index).toBe(1);
  });
});

describe('opening a damaged log', () => {
  it('names the event that was altered among the last', async () => {
    const path = await written(20);
    flip(path, 'event 19 ');
    await expect(openSqliteStore({ path })).rejects.toMatchObject({
      name: 'StoreDamaged',
      event: { index: 20, stream: 's5', revision: 2 },
    });
    // It is not held by the attempt, and can be examined.
    const store = await opened(path, true);
    expect((await verifyLog(store)).findings).toMatchObject([{ kind: 'altered' }]);
  });

  it('leaves what lies further back to the verification', async () => {
    const rows = rowsOf(turns(1200)).map((row) => (row.position === 100 ? { ...row, data: '{"text":"x"}' } : row));
    const path = fileOf(rows);
    const store = await opened(path);
    expect((await verifyLog(store)).findings).toMatchObject([{ kind: 'altered', index: 100 }]);
    const late = fileOf(rows.map((row) => (row.position === 300 ? { ...row, data: '{"text":"x"}' } : row)));
    await expect(openSqliteStore({ path: late })).rejects.toMatchObject({ event: { index: 300 } });
  });

  it('refuses appends after an event that cannot be read, and serves all other streams', async () => {
    const path = fileOf(rowsOf(turns(1100)).map((row) => (row.position === 1 ? { ...row, stream: 'old' } : row)));
    const store = await opened(path);
    const db = new Database(path);
    db.exec(`UPDATE events SET meta = '{' WHERE stream = 'old'`);
    db.close();
    const [good, bad] = await Promise.allSettled([
      store.append('fresh', sealed('fresh', ['a']), 'absent'),
      store.append('old', sealed('old', ['x', 'y']).slice(1), 0),
    ]);
    expect(good).toMatchObject({ status: 'fulfilled', value: { written: true } });
    expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'StoreDamaged', event: { index: 1 } } });
  });

  it.each([
    ['missing', (i: number) => i !== 15],
    ['missing', (i: number) => i > 3],
  ])('notices that one of the last is %s', async (_, keep) => {
    const path = fileOf(rowsOf(turns(20)).filter(({ position }) => keep(position)));
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ name: 'StoreDamaged' });
  });

  it.each(['recordTime', 'follows'])('notices that %s beside the last event was changed', async (column) => {
    const path = fileOf(rowsOf(turns(20)).map((row) => (row.position === 20 ? { ...row, [column]: '2999' } : row)));
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ name: 'StoreDamaged', event: { index: 20 } });
  });

  it('gives followers what stands before a gap, and then names it', async () => {
    const path = fileOf(rowsOf(turns(20)).filter(({ position }) => position !== 7));
    const store = await opened(path, true);
    const seen: number[] = [];
    const following = async () => {
      for await (const { through } of store.follow(undefined, new AbortController().signal, { types: ['Noted'] }))
        seen.push(through.index);
    };
    await expect(following()).rejects.toMatchObject({ name: 'StoreDamaged', event: { index: 7 } });
    expect(seen).toEqual([6]);
  });

  it('refuses a file that was cut off', async () => {
    const path = await written(60);
    truncateSync(path, Math.floor(statSync(path).size / 2));
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ name: 'StoreDamaged' });
    truncateSync(path, 0);
    await expect(openSqliteStore({ path })).rejects.toThrow(/cut off/);
    expect(statSync(path).size).toBe(0);
  });

  it('refuses what is no log of ours, and leaves it as it was', async () => {
    const text = freshPath();
    writeFileSync(text, 'no database at all, but longer than a header of one hundred bytes. '.repeat(30));
    await expect(openSqliteStore({ path: text })).rejects.toMatchObject({ name: 'ForeignFile' });
    const other = freshPath();
    const db = new Database(other);
    db.exec('CREATE TABLE events (x)');
    db.close();
    const before = readFileSync(other);
    await expect(openSqliteStore({ path: other })).rejects.toThrow(/another program/);
    expect(readFileSync(other).equals(before)).toBe(true);
    const folder = freshPath();
    mkdirSync(folder);
    await expect(openSqliteStore({ path: folder })).rejects.toThrow(/folder/);
    await expect(openSqliteStore({ path: freshPath(), readOnly: true })).rejects.toThrow(/no such file/);
  });

  it('names events on a page that SQLite cannot read, and goes on after them', async () => {
    const path = await written(200);
    const bytes = readFileSync(path);
    const page = Math.floor(bytes.lastIndexOf('event 120 ') / 4096);
    bytes.fill(0xff, page * 4096, page * 4096 + 64);
    writeFileSync(path, bytes);
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ name: 'StoreDamaged' });
    const { findings, events } = await verifyLog(await opened(path, true));
    expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['storage', 'unreadable']));
    expect(events).toBeGreaterThan(100);
    expect(events).toBeLessThan(200);
  });
});

describe('a hot backup', () => {
  it('is a whole log, taken while appends go on', async () => {
    const path = await written(50);
    const store = await opened(path);
    const writer = new Writer(store);
    const target = join(freshFolder(), 'copy.db');
    const [, ...more] = await Promise.all([store.backup(target), writer.write('n', 'a'), writer.write('m', 'b')]);
    expect(more).toHaveLength(2);
    const copy = await opened(target);
    const { index } = await copy.head();
    expect(index).toBeGreaterThanOrEqual(50);
    expect((await verifyLog(copy)).findings).toEqual([]);
  });

  it('overwrites nothing', async () => {
    const path = await written(1);
    const store = await opened(path);
    const target = freshPath();
    writeFileSync(target, 'precious');
    await expect(store.backup(target)).rejects.toThrow(/exists already/);
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });
});
