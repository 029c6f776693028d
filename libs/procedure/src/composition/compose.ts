import { PackFaults, ReadPack, readPack } from '../definition/index.js';
import { compile } from '../compiled/compile.js';
import { Procedure } from '../compiled/procedure.js';
import { PackFile, Vocabulary } from '../types.js';
import { assemble } from './assemble.js';

/**
 * Composes floor, pack and overlays into a procedure. What cannot be judged with is refused; whether it is fit to be
 * published is another question (`checkPublication`).
 * @throws PackFaults naming each file, line and column.
 */
export function compose(vocabulary: Vocabulary, ...files: readonly PackFile[]): Procedure {
  const read = files.map(readPack);
  const unreadable = read.flatMap((pack) => ('faults' in pack ? pack.faults : []));
  if (unreadable.length > 0) throw new PackFaults(unreadable);
  return composeRead(vocabulary, read as ReadPack[]);
}

/** The same of packs that were read before. @throws PackFaults */
export function composeRead(vocabulary: Vocabulary, packs: readonly ReadPack[]): Procedure {
  const assembly = assemble(vocabulary, packs);
  const { procedure, faults } = compile(assembly);
  const all = [...assembly.faults, ...faults];
  if (all.length > 0) throw new PackFaults(all);
  return procedure;
}
