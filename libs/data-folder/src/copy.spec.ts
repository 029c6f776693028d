import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@tongjian/event-store';
import { copyDataFolder, dataFolderAt, originalsIn } from './index.js';

describe('a copy of a data folder', () => {
  let place: string;
  beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'tongjian-copy-'))));
  afterEach(() => rmSync(place, { recursive: true }));

  const furnished = () => {
    const folder = dataFolderAt(join(place, 'data'));
    mkdirSync(folder.files, { recursive: true });
    writeFileSync(join(folder.files, 'abc'), 'a decision');
    for (const part of [folder.issuerKey, folder.signIns, folder.demonstration, folder.views])
      writeFileSync(part, '{}');
    return folder;
  };

  it('holds everything but what the log can make again', async () => {
    const from = furnished();
    const to = dataFolderAt(join(place, 'copy'));
    const log = await openSqliteStore({ path: from.log });
    await copyDataFolder(originalsIn(from, log), to.path);
    await log.close();
    for (const part of [to.log, to.issuerKey, to.signIns, to.demonstration]) expect(existsSync(part)).toBe(true);
    expect(readFileSync(join(to.files, 'abc'), 'utf8')).toBe('a decision');
    expect(existsSync(to.views)).toBe(false);
  });

  it('leaves out documents that are still coming in', async () => {
    const from = furnished();
    writeFileSync(join(from.files, '.draft-1'), 'half');
    const to = dataFolderAt(join(place, 'copy'));
    const log = await openSqliteStore({ path: from.log });
    await copyDataFolder(originalsIn(from, log), to.path);
    await log.close();
    expect(readdirSync(to.files)).toEqual(['abc']);
  });

  it('gets its name only when it was checked, and overwrites nothing', async () => {
    const from = furnished();
    const target = join(place, 'copy');
    const log = await openSqliteStore({ path: from.log });
    const damaged = () => Promise.reject(new Error('damaged'));
    await expect(copyDataFolder(originalsIn(from, log), target, damaged)).rejects.toThrow('damaged');
    expect(readdirSync(place)).not.toContain('copy');
    expect(readdirSync(place)).not.toContain('copy.draft');
    mkdirSync(target);
    await expect(copyDataFolder(originalsIn(from, log), target)).rejects.toThrow('overwrites nothing');
    await log.close();
  });
});
