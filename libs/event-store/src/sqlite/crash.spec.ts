import { join } from 'node:path';
import { openSqliteStore, verifyLog } from '../index.js';
import { startChild } from '../../test/child/start.js';
import { Writer } from '../../test/events.js';
import { freshFolder } from '../../test/stores.js';

jest.setTimeout(60_000);

describe('a process that is killed while it appends', () => {
  it.each([1, 40, 400, 1500])('loses no event that it acknowledged (killed after %i)', async (acknowledged) => {
    const path = join(freshFolder(), 'log.db');
    const child = startChild('append.ts', path, '8');
    await child.said(1 + acknowledged);
    await child.kill();

    const store = await openSqliteStore({ path });
    const kept = new Set<string>();
    for await (const { events } of store.readAll()) for (const { stream, id } of events) kept.add(`${stream} ${id}`);
    const said = child.lines.slice(1).filter((line) => line.length > 37);
    expect(said.filter((line) => !kept.has(line))).toEqual([]);
    expect((await verifyLog(store)).findings).toEqual([]);
    await new Writer(store).write('after', 'the log goes on');
    await store.close();
  });

  it('holds the log alone while it lives, and not beyond', async () => {
    const path = join(freshFolder(), 'log.db');
    const child = startChild('append.ts', path, '1');
    await child.said(5);
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ name: 'StoreLocked', holder: expect.any(Number) });

    const reader = await openSqliteStore({ path, readOnly: true });
    expect((await reader.head()).index).toBeGreaterThan(0);
    await reader.close();

    await child.kill();
    await (await openSqliteStore({ path })).close();
  });

  it('is read as it writes, without gap or repeat', async () => {
    const path = join(freshFolder(), 'log.db');
    const child = startChild('append.ts', path, '4');
    await child.said(2);
    const reader = await openSqliteStore({ path, readOnly: true });
    const stop = new AbortController();
    const indexes: number[] = [];
    let waits = 0;
    for await (const { events, caughtUp } of reader.follow(undefined, stop.signal)) {
      indexes.push(...events.map(({ index }) => index));
      if (caughtUp && ++waits === 4) stop.abort();
    }
    await child.kill();
    await reader.close();
    expect(indexes.length).toBeGreaterThan(4);
    expect(indexes).toEqual(indexes.map((_, i) => i + 1));
  });
});
