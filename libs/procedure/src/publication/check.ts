import { Calendar } from '@tongjian/money-time';
import { compile } from '../compiled/compile.js';
import { assemble } from '../composition/assemble.js';
import { ReadPack } from '../definition/index.js';
import { PackFault, Vocabulary } from '../types.js';

/** What publication needs beside the texts. */
export interface PublicationCheck {
  readonly vocabulary: Vocabulary;
  readonly calendar: Calendar;
  /** Seeds the random runs, so that a check can be repeated. */
  readonly seed?: number;
}

/** Everything that speaks against publishing the last of some packs on the others; nothing when it may be published. */
export function checkPublication({ vocabulary }: PublicationCheck, ...packs: readonly ReadPack[]): PackFault[] {
  const assembly = assemble(vocabulary, packs);
  return [...assembly.faults, ...compile(assembly).faults];
}
