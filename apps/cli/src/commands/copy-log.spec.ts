import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolderAt } from '@tongjian/data-folder';
import { openSqliteStore } from '@tongjian/event-store';
import { genesisOf, sealAll } from '@tongjian/kernel';
import { describeOnServer, EventStored, startEventStored } from '@tongjian/testing';
import { tongjian } from '../tongjian.js';

jest.setTimeout(180_000);

/** Runs a command and answers what it said. */
async function said(...args: readonly string[]) {
  const spoken = { out: '', error: '' };
  const code = await tongjian(
    args,
    { write: (text: string) => Boolean((spoken.out += text)) },
    { write: (text: string) => Boolean((spoken.error += text)), isTTY: false },
  );
  return { code, ...spoken };
}

async function write(folder: string, ...streams: readonly string[]): Promise<void> {
  const store = await openSqliteStore({ path: dataFolderAt(folder).log });
  for (const stream of streams) {
    const actor = { person: 'p_1', organisation: 'o', role: 'purchaser.handler', client: 'test' };
    const cause = { commandId: stream, correlationId: stream, causationId: stream, actor, jurisdiction: '330603' };
    const events = ['一', '二'].map((title) => ({ type: 'ProjectProposed', data: { title } }));
    const head = { revision: -1, hash: genesisOf(stream), recordedAt: '' };
    await store.append(stream, sealAll(head, stream, events, { ...cause, at: '2020-01-01T00:00:00.000Z' }), 'absent');
  }
  await store.close();
}

describe('copying a log', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tongjian-copy-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the same log, and goes on where it was', async () => {
    await write(at('one'), 'project-a', 'project-b');
    const first = await said('copy-log', '--from', at('one'), '--to', at('two'), '--json');
    expect([first.code, JSON.parse(first.out)]).toMatchObject([0, { through: 4, copied: 4 }]);
    await write(at('one'), 'project-c');
    const again = await said('copy-log', '--from', at('one'), '--to', at('two'), '--json');
    expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { through: 6, copied: 2 }]);
    expect((await said('verify', '--data-dir', at('two'))).code).toBe(0);
  });

  it('refuses a target that holds other events', async () => {
    await write(at('one'), 'project-a');
    await write(at('two'), 'project-z');
    const refused = await said('copy-log', '--from', at('one'), '--to', at('two'));
    expect([refused.code, refused.error.trim().split('\n').length]).toEqual([1, 1]);
  });

  it('says what is missing', async () => {
    expect(await said('copy-log', '--from', at('none'), '--to', at('two'))).toMatchObject({ code: 2 });
    expect(await said('copy-log', '--from', at('one'))).toMatchObject({ code: 2, error: /--to/ });
  });

  describeOnServer('to EventStoreDB', () => {
    let server: EventStored | undefined;
    const space = `copy-${process.pid}-${Date.now().toString(36)}`;
    beforeAll(async () => {
      server = await startEventStored();
      process.env['EVENT_STORE_SPACE'] = space;
    });
    afterAll(async () => {
      delete process.env['EVENT_STORE_SPACE'];
      await server?.stop();
    });

    it('and back gives the very same log', async () => {
      await write(at('one'), 'project-a', 'project-b');
      const url = server!.connectionString;
      const there = await said('copy-log', '--from', at('one'), '--to', url, '--json');
      expect([there.code, JSON.parse(there.out)]).toMatchObject([0, { through: 4, copied: 4 }]);
      expect((await said('copy-log', '--from', url, '--to', at('three'))).code).toBe(0);
      expect((await said('copy-log', '--from', at('one'), '--to', at('three'), '--json')).out).toContain('"copied": 0');
    });
  });
});
