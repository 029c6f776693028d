import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isSecretOf, openSqliteSideStore } from '@tongjian/data-folder';
import { dataFolderAt } from '@tongjian/data-folder';
import { openSqliteStore } from '@tongjian/event-store';
import { genesisOf, sealAll } from '@tongjian/kernel';
import { tongjian } from './tongjian.js';

const cause = {
  commandId: 'c-1',
  correlationId: 'c-1',
  causationId: 'c-1',
  actor: { person: 'p_1', organisation: 'bureau', role: 'purchaser.handler', client: 'test' },
  jurisdiction: '510183',
  at: '2020-03-01T01:00:00.000Z',
};

describe('tongjian', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tongjian-cli-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = async (...args: readonly string[]) => {
    const said = { out: '', error: '' };
    const code = await tongjian(
      args,
      { write: (text: string) => ((said.out += text), true) },
      { write: (text: string) => ((said.error += text), true), isTTY: false },
    );
    return { code, ...said };
  };
  const dataDir = () => join(folder, 'data');
  const withHistory = async () => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(dataDir());
    const store = await openSqliteStore({ path: join(dataDir(), 'log.sqlite') });
    const events = sealAll(
      { revision: -1, hash: genesisOf('project-p1'), recordedAt: '' },
      'project-p1',
      [
        { type: 'ProjectProposed', data: { title: '=1+1' } },
        { type: 'ProjectWithdrawn', data: { reason: 'a, "b"' } },
      ],
      cause,
    );
    await store.append('project-p1', events, 'absent');
    await store.close();
  };

  it('lists its commands and explains each', async () => {
    const overview = await run('--help');
    expect(overview.code).toBe(0);
    for (const name of [
      'verify',
      'rebuild',
      'unpark',
      'history',
      'demo',
      'backup',
      'restore',
      'people add',
      'procedure check',
      'calendar publish',
      'calendar diff',
      'procedure show',
      'procedure diff',
      'procedure play',
      'procedure rehearse',
      'procedure migration',
    ]) {
      expect(overview.out).toContain(name);
      expect((await run(...name.split(' '), '--help')).out).toContain(`tongjian ${name}`);
    }
  });

  it.each([
    [['nonsense'], 'no command nonsense'],
    [['history'], 'usage: tongjian history <project>'],
    [['verify', '--loud'], "Unknown option '--loud'"],
    [['rebuild', 'nothing'], 'no read model nothing'],
    [['unpark', 'nothing', 'x'], 'no read model nothing'],
    [['people'], 'people what?'],
  ])('answers %j with one line and exit code 2', async (args, line) => {
    const { code, error } = await run(...args);
    expect(code).toBe(2);
    expect(error).toContain(line);
    expect(error.trim().split('\n')).toHaveLength(1);
  });

  it('says where it looked when there is no log', async () => {
    const { code, error } = await run('verify', '--data-dir', dataDir());
    expect(code).toBe(2);
    expect(error).toContain(dataDir());
  });

  it('finds an untouched log clean', async () => {
    await withHistory();
    const { code, out } = await run('verify', '--data-dir', dataDir());
    expect(out).toContain('2 events in 1 streams');
    expect(code).toBe(0);
  });

  it('names the event of which one byte was changed', async () => {
    await withHistory();
    const database = new Database(join(dataDir(), 'log.sqlite'));
    database.exec(`UPDATE events SET data = replace(data, '1+1', '1+2')`);
    database.close();
    const { code, out } = await run('verify', '--data-dir', dataDir(), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).log.findings[0]).toMatchObject({ kind: 'altered', stream: 'project-p1', revision: 0 });
  });

  const views = () => join(dataDir(), 'read-models.sqlite');
  /** A project with prices that no total can hold: the second award cannot be folded. */
  const withParkedProject = async () => {
    await withHistory();
    const store = await openSqliteStore({ path: join(dataDir(), 'log.sqlite') });
    const award = (lot: string) => ({ type: 'AwardDecided', data: { lot, priceFen: Number.MAX_SAFE_INTEGER } });
    const head = { revision: -1, hash: genesisOf('project-p2'), recordedAt: '' };
    await store.append('project-p2', sealAll(head, 'project-p2', [award('1'), award('2')], cause), 'absent');
    await store.close();
    expect((await run('rebuild', '--all', '--data-dir', dataDir())).code).toBe(0);
  };

  it('folds a read model again and names the document that was changed by hand', async () => {
    await withHistory();
    await run('rebuild', '--all', '--data-dir', dataDir());
    const clean = await run('verify', '--deep', '--data-dir', dataDir());
    expect(clean.out).toMatch(/project folded again to index 1: 1 documents, \d+ changes, \d+ cells/);
    expect(clean.code).toBe(0);
    const database = new Database(views());
    database.exec(`UPDATE project_v2_documents SET document = json_set(document, '$.title', 'by hand')`);
    database.close();
    expect((await run('verify', '--data-dir', dataDir())).code).toBe(0);
    const found = await run('verify', '--deep', '--data-dir', dataDir());
    expect(found.out).toContain('✗ project: document p1 title expected "=1+1", found "by hand"');
    expect(found.code).toBe(1);
  });

  it('lists what is parked, which is no finding, and reads the log again for it', async () => {
    await withParkedProject();
    const verified = await run('verify', '--deep', '--data-dir', dataDir());
    expect(verified.out).toMatch(/! project: p2 is parked from index 4: .*\n! project: 1 parked/);
    expect(verified.out).toContain('3 events, 2 folded');
    expect(verified.code).toBe(0);
    const again = await run('unpark', 'project', '--all', '--data-dir', dataDir());
    expect(again.out).toContain('✗ p2 is parked again from index 4');
    expect(again.code).toBe(1);
    const other = await run('unpark', 'project', 'p1', '--data-dir', dataDir());
    expect([other.code, other.out]).toEqual([1, '✗ p1 is not parked\n']);
    expect((await run('unpark', 'project', '--data-dir', dataDir())).error).toContain('name one key, or --all');
  });

  it("prints a project's history as text, JSON and CSV that a spreadsheet cannot run", async () => {
    await withHistory();
    expect((await run('history', 'p1', '--data-dir', dataDir())).out).toMatch(/ProjectProposed .*\n.*ProjectWithdrawn/);
    const json = JSON.parse((await run('history', 'p1', '--data-dir', dataDir(), '--json')).out);
    expect(json.map((event: { index: number }) => event.index)).toEqual([1, 2]);
    const csv = (await run('history', 'p1', '--data-dir', dataDir(), '--format', 'csv')).out;
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toContain(`"{""reason"":""a, \\""b\\""""}"`);
    expect((await run('history', 'p2', '--data-dir', dataDir())).code).toBe(1);
  });

  it('restores what it backed up, and nothing over data that exists', async () => {
    await withHistory();
    const copy = join(folder, 'copy');
    expect((await run('backup', copy, '--data-dir', dataDir())).code).toBe(0);
    expect((await run('backup', copy, '--data-dir', dataDir())).code).toBe(2);
    expect((await run('restore', copy, '--data-dir', dataDir())).error).toContain('holds data already');
    const again = join(folder, 'again');
    expect((await run('restore', copy, '--data-dir', again)).code).toBe(0);
    expect((await run('history', 'p1', '--data-dir', again, '--json')).out).toEqual(
      (await run('history', 'p1', '--data-dir', dataDir(), '--json')).out,
    );
  });

  it('restores nothing from a damaged backup', async () => {
    await withHistory();
    const copy = join(folder, 'copy');
    await run('backup', copy, '--data-dir', dataDir());
    writeFileSync(join(copy, 'log.sqlite'), 'no database');
    const { code } = await run('restore', copy, '--data-dir', join(folder, 'again'));
    expect(code).toBeGreaterThan(0);
  });

  it('gives the operator of a stopped server another password, as an event of the log', async () => {
    await withHistory();
    const reset = (...more: string[]) =>
      run('people', 'reset', 'operator', '--offline', '--data-dir', dataDir(), ...more);
    expect((await reset()).error).toContain('no installation');
    const side = openSqliteSideStore(join(dataDir(), 'side.sqlite'));
    await side.put({ subject: 'p_operator', login: 'operator', name: '管理员', kept: 'lost', since: 0, reset: '' });
    expect((await reset()).error).toContain('No such person');
    const store = await openSqliteStore({ path: join(dataDir(), 'log.sqlite') });
    expect((await reset()).error).toContain('a server holds');
    const operator = { ...cause, actor: { ...cause.actor, role: 'operator' } };
    await store.append(
      'access-root',
      sealAll(
        { revision: -1, hash: genesisOf('access-root'), recordedAt: '' },
        'access-root',
        [{ type: 'PersonRegistered', data: { person: 'p_operator' } }],
        operator,
      ),
      'absent',
    );
    await store.close();
    const { code, out } = await reset('--json');
    expect(code).toBe(0);
    await side.close();
    const kept = openSqliteSideStore(join(dataDir(), 'side.sqlite'));
    const { kept: secret, reset: by } = kept.of('p_operator')!;
    await kept.close();
    expect(await isSecretOf(secret, (JSON.parse(out) as { password: string }).password)).toBe(true);
    const log = await openSqliteStore({ path: join(dataDir(), 'log.sqlite'), readOnly: true });
    const events = [];
    for await (const batch of log.read('access-root')) events.push(...batch);
    await log.close();
    expect(events.at(-1)).toMatchObject({ type: 'CredentialReset', meta: { commandId: by } });
  });

  it('names a decision document that was altered, and one that is missing', async () => {
    await withHistory();
    const kept = dataFolderAt(dataDir());
    const sha256 = `sha256:${'ab'.repeat(32)}`;
    mkdirSync(join(kept.files, 'ab'), { recursive: true });
    writeFileSync(join(kept.files, 'ab', 'ab'.repeat(32)), 'other bytes');
    const store = await openSqliteStore({ path: kept.log });
    const missing = `sha256:${'cd'.repeat(32)}`;
    const named = { type: 'Noted', data: {}, meta: { attachments: [{ sha256: missing, kind: 'decision' }] } };
    const sealed = sealAll({ revision: -1, hash: genesisOf('project-p9'), recordedAt: '' }, 'project-p9', [named], {
      ...cause,
      commandId: 'c-9',
    });
    await store.append('project-p9', sealed, 'absent');
    await store.close();
    const { code, out } = await run('verify', '--data-dir', dataDir());
    expect(code).toBe(1);
    expect(out).toContain(`${sha256}: documentAltered`);
    expect(out).toContain(`${missing}: documentMissing`);
  });

  it('says that no server answers', async () => {
    const { code, error } = await run(
      'people',
      'list',
      '--url',
      'http://127.0.0.1:1',
      '--as',
      'p_1',
      '--password',
      'x',
    );
    expect(code).toBe(2);
    expect(error).toContain('no server answers at http://127.0.0.1:1');
  });
});
