import { chmodSync, existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { verifyLog } from '@tongjian/event-store';
import { CommandDefinition } from '../shell/command.js';
import { DATA_DIR_HELP, DATA_DIR_OPTION, dataFolder, dataFolderAt, readLog } from '../data/data-folder.js';
import { EXIT, Failure } from '../shell/exit.js';

/**
 * Copies the log, the side store with its names and secrets, and the files into a fresh folder, beside a running server, and verifies the copy.
 * Read models are not copied: the log makes them.
 */
export const backup: CommandDefinition = {
  name: 'backup',
  summary: 'copy the data folder while in use, and verify the copy',
  usage: '<folder> [--data-dir DIR]',
  options: DATA_DIR_OPTION,
  help: DATA_DIR_HELP,
  words: { least: 1, most: 1 },
  async run(given, output) {
    const folder = dataFolder(given);
    const target = resolve(given.words[0]!);
    if (existsSync(target)) throw new Failure(`${target} exists already; a backup overwrites nothing`);
    const draft = `${target}.draft`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const copied = dataFolderAt(draft);
    const store = await readLog(folder);
    await store.backup(copied.log).finally(() => store.close());
    if (existsSync(folder.side)) await copyDatabase(folder.side, copied.side);
    for (const name of ['files', 'issuer-key.pem', 'sign-ins.json', 'demonstration.json'])
      if (existsSync(join(folder.path, name)))
        await cp(join(folder.path, name), join(draft, name), { recursive: true });
    const copy = await readLog(copied);
    const verified = await verifyLog(copy).finally(() => copy.close());
    if (verified.findings.length > 0)
      throw new Failure(`the copy is damaged: ${verified.findings[0]!.detail}`, EXIT.findings);
    await rename(draft, target);
    output.line(`${verified.events} events copied and verified: ${target}`);
    output.result({ folder: target, events: verified.events, through: verified.through });
    return EXIT.clean;
  },
};

async function copyDatabase(from: string, to: string): Promise<void> {
  const database = new Database(from, { readonly: true });
  await database.backup(to);
  database.close();
  chmodSync(to, 0o600);
}
