import { Calendar } from '@tongjian/money-time';
import { compile } from '../compiled/compile.js';
import { assemble } from '../composition/assemble.js';
import { ReadPack, readPack } from '../definition/index.js';
import { PackFault, PackFile, Vocabulary } from '../types.js';
import { completenessFaults } from './checks/complete.js';
import { cycleFaults } from './checks/cycle.js';
import { exampleFaults } from './checks/examples.js';
import { loosenessFaults } from './checks/looser.js';
import { nameFaults } from './checks/names.js';
import { periodFaults, reversedFaults } from './checks/periods.js';
import { togetherFaults } from './checks/together.js';
import { play } from './play/play.js';

/** What publication needs beside the texts. */
export interface PublicationCheck {
  readonly vocabulary: Vocabulary;
  readonly calendar: Calendar;
  /** Seeds the random runs, so that a check can be repeated; 1 where left out. */
  readonly seed?: number;
}

/**
 * Everything that speaks against publishing these texts as one procedure, each with file, line and column; nothing
 * when they may be published. What is written is checked first; only a sound procedure is played.
 */
export function checkPublication(
  { vocabulary, calendar, seed = 1 }: PublicationCheck,
  ...given: readonly (PackFile | ReadPack)[]
): PackFault[] {
  const read = given.map((one) => ('text' in one && !('written' in one) ? readPack(one) : one));
  const unreadable = read.flatMap((pack) => ('faults' in pack ? pack.faults : []));
  if (unreadable.length > 0) return unreadable;
  const assembly = assemble(vocabulary, read as ReadPack[]);
  const { procedure, faults: compiling } = compile(assembly);
  const written = [
    ...assembly.faults,
    ...compiling,
    ...nameFaults(assembly),
    ...cycleFaults(assembly),
    ...completenessFaults(assembly, procedure),
    ...periodFaults(assembly),
    ...reversedFaults(assembly),
    ...togetherFaults(assembly, procedure),
    ...exampleFaults(assembly),
    ...loosenessFaults(assembly, procedure),
  ];
  if (written.length > 0 || assembly.open) return written;
  return play(assembly, procedure, calendar, seed);
}
