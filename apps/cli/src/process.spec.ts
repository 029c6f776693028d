import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@tongjian/event-store';
import { genesisOf, sealAll } from '@tongjian/kernel';
import { dataFolderAt } from '@tongjian/data-folder';

const RUN_TS = join(__dirname, '../../../libs/event-store/test/run-ts.cjs');

/** Runs `tongjian` as a shell would. */
function tongjian(...args: readonly string[]): Promise<{ code: number | null; out: string; error: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [
      '-C',
      '@tongjian/source',
      '-r',
      RUN_TS,
      join(__dirname, 'main.ts'),
      ...args,
    ]);
    const said = { out: '', error: '' };
    child.stdout.on('data', (chunk) => (said.out += chunk));
    child.stderr.on('data', (chunk) => (said.error += chunk));
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

const cause = {
  commandId: 'c-1',
  correlationId: 'c-1',
  causationId: 'c-1',
  actor: { person: 'p_1', organisation: 'o', role: 'purchaser.handler', client: 'test' },
  jurisdiction: '510183',
  at: '2020-03-01T01:00:00.000Z',
};
const events = (stream: string, count: number) =>
  sealAll(
    { revision: -1, hash: genesisOf(stream), recordedAt: '' },
    stream,
    Array.from({ length: count }, (_, n) => ({ type: 'ProjectProposed', data: { title: `purchase ${n}` } })),
    cause,
  );

jest.setTimeout(60_000);

describe('tongjian as a process', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tongjian-cli-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('verifies beside a live writer, ends with 0, and with 1 once a byte on disk was flipped', async () => {
    const store = await openSqliteStore({ path: dataFolderAt(folder).log });
    await store.append('project-p1', events('project-p1', 3), 'absent');
    const beside = await tongjian('verify', '--data-dir', folder);
    expect(beside).toMatchObject({ code: 0, error: '' });
    expect(beside.out).toContain('3 events in 1 streams');
    await store.close();

    const flipped = join(folder, 'flipped');
    cpSync(dataFolderAt(folder).log, dataFolderAt(flipped).log);
    const bytes = readFileSync(dataFolderAt(flipped).log);
    const at = bytes.lastIndexOf('purchase 1');
    bytes[at] = bytes[at]! ^ 1;
    writeFileSync(dataFolderAt(flipped).log, bytes);
    const found = await tongjian('verify', '--data-dir', flipped, '--json');
    expect(found.code).toBe(1);
    expect(JSON.parse(found.out).log.findings).toMatchObject([{ kind: 'altered', stream: 'project-p1', revision: 1 }]);
  });

  it('ends with 2 and one line when it cannot do its work', async () => {
    for (const args of [['verify', '--data-dir', folder], ['rebuild', '--all', '--data-dir', folder], ['history']]) {
      const { code, error } = await tongjian(...args);
      expect(code).toBe(2);
      expect(error.trim().split('\n')).toHaveLength(1);
    }
  });

  it('says what is wrong with a pack, where', async () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, 'procedure: x\nkind: nonsense\n');
    const { code, out } = await tongjian('procedure', 'check', file);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ bad\.yaml:\d+:\d+ \w+: /);
  });
});
