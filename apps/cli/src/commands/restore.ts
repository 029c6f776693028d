import { existsSync, readdirSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { dataFolderAt } from '@tongjian/data-folder';
import { verifyLog } from '@tongjian/event-store';
import { CommandDefinition } from '../shell/command.js';
import { DATA_DIR_HELP, DATA_DIR_OPTION, dataFolder, readLog } from '../shell/data-folder.js';
import { EXIT, Failure } from '../shell/exit.js';

/** Makes a data folder of a backup: verified first, and only where nothing is yet. */
export const restore: CommandDefinition = {
  name: 'restore',
  summary: 'make a data folder of a verified backup',
  usage: '<folder> [--data-dir DIR]',
  options: DATA_DIR_OPTION,
  help: DATA_DIR_HELP,
  words: { least: 1, most: 1 },
  async run(given, output) {
    const source = resolve(given.words[0]!);
    const target = dataFolder(given).path;
    if (existsSync(target) && readdirSync(target).length > 0)
      throw new Failure(`${target} holds data already; restore writes only into an empty folder`);
    const store = await readLog(dataFolderAt(source));
    const verified = await verifyLog(store).finally(() => store.close());
    if (verified.findings.length > 0)
      throw new Failure(`${source} is damaged: ${verified.findings[0]!.detail}`, EXIT.findings, verified.findings);
    const draft = `${target}.draft`;
    await rm(draft, { recursive: true, force: true });
    await cp(source, draft, { recursive: true });
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    output.line(`${verified.events} events restored to ${target}; the read models are built when the server starts`);
    output.result({ dataDir: target, events: verified.events });
    return EXIT.clean;
  },
};
