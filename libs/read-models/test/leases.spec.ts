import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryReadModels, openSqliteReadModels } from '../src/index.js';

describe.each([
  ['memory', async (clock: () => number) => openMemoryReadModels({ clock })],
  ['sqlite', (clock: () => number) => openSqliteReadModels({ path: ':memory:', clock })],
])('a lease in %s', (_, open) => {
  it('lasts from its last renewal', async () => {
    let now = 1000;
    const models = await open(() => now);
    await models.lease('purchase', 'one', 100);
    now = 1090;
    await models.lease('purchase', 'one', 100);
    now = 1189;
    expect(await models.lease('purchase', 'other', 100)).toBe(false);
    now = 1190;
    expect(await models.lease('purchase', 'other', 100)).toBe(true);
    await models.close();
  });
});

it('a lease of a file holds for all processes that open it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-leases-'));
  const path = join(folder, 'read-models.sqlite');
  const [one, other] = [await openSqliteReadModels({ path }), await openSqliteReadModels({ path })];
  expect(await one.lease('purchase', 'one', 60_000)).toBe(true);
  expect(await other.lease('purchase', 'other', 60_000)).toBe(false);
  await one.close();
  await other.close();
  rmSync(folder, { recursive: true });
});
