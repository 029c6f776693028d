import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRefused } from '@tongjian/kernel';
import { vocabulary } from '@tongjian/lifecycle';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import { PackFault, PackFile, procedureRegister, ProcedureShelf } from '@tongjian/procedure';
import { CommandDefinition } from '../shell/command.js';
import { EXIT, Failure } from '../shell/exit.js';

/** Holds packs against everything that publication asks for, on top of the shipped ones; publishes nothing. */
export const procedureCheck: CommandDefinition = {
  name: 'procedure check',
  summary: 'say whether packs could be published, every fault with line and column',
  usage: '<file.yaml> …',
  words: { least: 1, most: 50 },
  run: async (given, output) => {
    const shelf = new ProcedureShelf(vocabulary);
    const own = new Set(given.words.map((word) => basename(word)));
    // A shipped pack that is itself checked gives way to the file at hand.
    for (const file of inOrder(shippedPacks().filter(({ name }) => !own.has(name)))) publish(shelf, file);
    const faults: PackFault[] = [];
    for (const file of inOrder(given.words.map(readFile))) {
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

/** Puts a pack on the shelf as its publication would, or answers what stands against it. */
function publish(shelf: ProcedureShelf, file: PackFile): readonly PackFault[] {
  const context = { vocabulary, calendar: calendarFrom(PUBLISHED_YEARS), shelf };
  const decision = procedureRegister.decide(
    procedureRegister.initial(),
    { type: 'PublishProcedure', data: { file } },
    context,
  );
  if (isRefused(decision)) return (decision.refused.facts['faults'] ?? []) as unknown as readonly PackFault[];
  const [{ type, data }] = decision.events;
  shelf.add({ type, data });
  return [];
}

const KINDS = ['floor', 'pack', 'overlay'];

/** Floors before packs before overlays, as they build on each other. */
const inOrder = (files: readonly PackFile[]): readonly PackFile[] =>
  [...files].sort((a, b) => KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)));

const kindOf = ({ text }: PackFile): string => /^kind:\s*(\w+)/m.exec(text)?.[1] ?? 'overlay';

/** The packs that ship with the house. */
export function shippedPacks(): readonly PackFile[] {
  const folder = join(dirname(require.resolve('@tongjian/procedure/package.json')), 'packs');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** @throws Failure where there is no such file. */
export function readFile(path: string): PackFile {
  try {
    return { name: basename(path), text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new Failure(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
