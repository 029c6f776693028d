import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold, isRefused } from '@tongjian/kernel';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import {
  PackFault,
  PackFile,
  PROCEDURE_PUBLISHED,
  procedureRegister,
  ProcedureShelf,
  readPack,
} from '@tongjian/procedure';
import { vocabulary } from '../src/index.js';

const calendar = calendarFrom(PUBLISHED_YEARS);
const PACKS = join(__dirname, '../../procedure/packs');

/** A pack that is shipped. */
export const shipped = (id: string): PackFile => ({
  name: `${id}.yaml`,
  text: readFileSync(join(PACKS, `${id}.yaml`), 'utf8'),
});

/** A shelf on which packs were published one after another, and what spoke against the first that could not be. */
export function publishedOn(...packs: readonly (string | PackFile)[]): {
  readonly shelf: ProcedureShelf;
  readonly faults: readonly PackFault[];
} {
  const shelf = new ProcedureShelf(vocabulary);
  for (const pack of packs) {
    const file = typeof pack === 'string' ? shipped(pack) : pack;
    const decision = procedureRegister.decide(
      fold(procedureRegister, []),
      { type: 'PublishProcedure', data: { file } },
      { shelf, vocabulary, calendar },
    );
    if (isRefused(decision)) return { shelf, faults: decision.refused.facts['faults'] as never };
    for (const { type, data } of decision.events) shelf.add({ type, data });
  }
  return { shelf, faults: [] };
}

/** The same without asking whether the packs may be published: for what publication itself would refuse. */
export function shelvedOn(...packs: readonly (string | PackFile)[]): ProcedureShelf {
  const shelf = new ProcedureShelf(vocabulary);
  for (const pack of packs) {
    const read = readPack(typeof pack === 'string' ? shipped(pack) : pack);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const { id, version, kind, status, effective } = read.written;
    const data = { id, version, kind, status, effective: { ...effective }, hash: read.hash, text: read.text };
    shelf.add({ type: PROCEDURE_PUBLISHED, data });
  }
  return shelf;
}
