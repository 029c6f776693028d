import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteReadModels } from '../src/index.js';
import { bought, PURCHASES, put, seenAt } from './purchases.js';
import { describeReadModels } from './read-models.contract.js';

describeReadModels('sqlite', () => openSqliteReadModels({ path: ':memory:' }));

describe('read models in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-read-models-'));
  const path = join(folder, 'read-models.db');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are found again after closing, and read beside the process that writes', async () => {
    const writer = await openSqliteReadModels({ path });
    await writer.declare(PURCHASES);
    await writer.save(PURCHASES, undefined, bought('a', ['d', 'c'], 5, 1));
    const reader = await openSqliteReadModels({ path, readOnly: true });
    await reader.declare(PURCHASES);
    expect(await reader.seen(PURCHASES)).toEqual(seenAt(1));
    await put(writer, { b: { id: 'b' } });
    expect(await reader.seen(PURCHASES)).toEqual(seenAt(2));
    await expect(put(reader, { c: { id: 'c' } })).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
    await writer.close();
    await reader.close();
    const again = await openSqliteReadModels({ path });
    expect((await again.cells(PURCHASES, { rollup: 'spend' })).items).toMatchObject([{ measures: { priceFen: 5 } }]);
    await again.close();
  });

  it('of an older process are read as having nothing parked', async () => {
    const older = join(folder, 'older.db');
    const writer = await openSqliteReadModels({ path: older });
    await writer.declare(PURCHASES);
    await writer.save(PURCHASES, undefined, bought('a', ['d', 'c'], 5, 1));
    await writer.close();
    const db = new Database(older);
    db.exec('DROP TABLE parked; DROP TABLE leases');
    db.close();
    const reader = await openSqliteReadModels({ path: older, readOnly: true });
    expect((await reader.find(PURCHASES, { limit: 1 })).at).not.toHaveProperty('parked');
    expect((await reader.parked(PURCHASES)).total).toBe(0);
    await reader.close();
  });

  it('use their indexes for the fields declared', async () => {
    const models = await openSqliteReadModels({ path });
    await models.declare(PURCHASES);
    await models.close();
    const db = new Database(path, { readonly: true });
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT key FROM purchase_v1_documents
         WHERE document IS NOT NULL AND json_extract(document, '$."item"."code"') = ?`,
      )
      .all('B1') as { detail: string }[];
    db.close();
    expect(plan.map(({ detail }) => detail).join()).toContain('USING INDEX purchase_v1_documents_1');
  });
});
