import { PackFault } from '@tongjian/procedure';
import { CommandDefinition } from '../../shell/command.js';
import { EXIT } from '../../shell/exit.js';
import { inOrder, publish, readFile, shelfBeside } from './packs.js';

/** Holds packs against everything that publication asks for, on top of the shipped ones; publishes nothing. */
export const procedureCheck: CommandDefinition = {
  name: 'procedure check',
  summary: 'say whether packs could be published, every fault with line and column',
  usage: '<file.yaml> …',
  words: { least: 1, most: 50 },
  run: async (given, output) => {
    const files = given.words.map(readFile);
    const shelf = shelfBeside(files);
    const faults: PackFault[] = [];
    for (const file of inOrder(files)) {
      const found = publish(shelf, file);
      faults.push(...found);
      if (found.length === 0) output.line(`✓ ${file.name}`);
      for (const { line, column, code, message } of found)
        output.line(`✗ ${file.name}:${line}:${column} ${code}: ${message}`);
    }
    output.result({ publishable: faults.length === 0, faults });
    return faults.length === 0 ? EXIT.clean : EXIT.findings;
  },
};
