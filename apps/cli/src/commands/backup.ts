import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { copyDataFolder } from '@tongjian/data-folder';
import { Verification, verifyLog } from '@tongjian/event-store';
import { CommandDefinition } from '../shell/command.js';
import { DATA_DIR_HELP, DATA_DIR_OPTION, dataFolder, readLog } from '../shell/data-folder.js';
import { EXIT, Failure } from '../shell/exit.js';

/**
 * Copies the log, the side store with its names and secrets, and the files into a fresh folder, beside a running
 * server, and verifies the copy. Read models are not copied: the log makes them.
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
    const store = await readLog(folder);
    let verified: Verification | undefined;
    await copyDataFolder(store, folder, target, async (draft) => {
      const copy = await readLog(draft);
      verified = await verifyLog(copy).finally(() => copy.close());
      const [finding] = verified.findings;
      if (finding) throw new Failure(`the copy is damaged: ${finding.detail}`, EXIT.findings);
    }).finally(() => store.close());
    output.line(`${verified!.events} events copied and verified: ${target}`);
    output.result({ folder: target, events: verified!.events, through: verified!.through });
    return EXIT.clean;
  },
};
