import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRefused } from '@tongjian/kernel';
import { vocabulary } from '@tongjian/lifecycle';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import {
  compose,
  PackFault,
  PackFaults,
  PackFile,
  Procedure,
  procedureRegister,
  ProcedureShelf,
  readPack,
} from '@tongjian/procedure';
import { Failure } from '../../shell/exit.js';

export const CALENDAR = calendarFrom(PUBLISHED_YEARS);

/** A shelf with the shipped packs, less those whose file is at hand: these give way to it. */
export function shelfBeside(files: readonly PackFile[]): ProcedureShelf {
  const shelf = new ProcedureShelf(vocabulary);
  const own = new Set(files.map(({ name }) => name));
  for (const file of inOrder(shippedPacks().filter(({ name }) => !own.has(name)))) publish(shelf, file);
  return shelf;
}

/** Puts a pack on the shelf as its publication would, or answers what stands against it. */
export function publish(shelf: ProcedureShelf, file: PackFile): readonly PackFault[] {
  const context = { vocabulary, calendar: CALENDAR, shelf };
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

/** The procedure that a pack makes with the shipped floor and packs under it. @throws Failure naming every fault */
export function composedOf(word: string): Procedure {
  const file = packNamed(word);
  const read = readPack(file);
  if ('faults' in read) throw new Failure(new PackFaults(read.faults).message);
  const under = shelfOfTexts(shippedPacks().filter(({ name }) => name !== file.name)).foundationsOf(read);
  try {
    return compose(vocabulary, ...under.map(({ written, text }) => ({ name: written.id, text })), file);
  } catch (error) {
    if (error instanceof PackFaults) throw new Failure(error.message);
    throw error;
  }
}

/** A shelf of texts as they are: what is only read is not played. */
function shelfOfTexts(files: readonly PackFile[]): ProcedureShelf {
  const shelf = new ProcedureShelf(vocabulary);
  for (const file of inOrder(files)) {
    const read = readPack(file);
    if ('faults' in read) continue;
    const { id, version, kind, status, effective } = read.written;
    const data = { id, version, kind, status, effective: { ...effective }, hash: read.hash, text: read.text };
    shelf.add({ type: 'ProcedurePublished', data });
  }
  return shelf;
}

/** A file by its path, or a shipped pack by its id. */
export function packNamed(word: string): PackFile {
  const shipped = shippedPacks().find(({ name }) => name === `${word}.yaml`);
  return shipped && !existsSync(word) ? shipped : readFile(word);
}

const KINDS = ['floor', 'pack', 'overlay'];

/** Floors before packs before overlays, as they build on each other. */
export const inOrder = (files: readonly PackFile[]): readonly PackFile[] =>
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
