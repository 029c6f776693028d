import { CellAudit, ProjectionRef, Sum } from '../port.js';
import { audit } from './audit.js';
import { atOneMoment, Read } from './moment.js';
import { Server } from './server.js';

/** How often cells that disagree are looked at again, and how many of them at a time. */
const ROUNDS = 5;
const AT_ONCE = 200;

/**
 * An audit beside a runner that never rests: reading everything takes longer than the time between two saves. So what
 * agrees counts, wherever a save came in between, and what does not is read again, a few cells at a time, until it was
 * read at one moment. What disagrees there is torn.
 */
export async function patientAudit(server: Server, ref: ProjectionRef): Promise<Read<readonly CellAudit[]>> {
  const { value, at } = await atOneMoment(server, ref, (form, within) => audit(form, within), 1);
  if (at.to === undefined) return { value, at };
  const cells = new Map(value.map((cell) => [idOf(cell), cell]));
  let doubtful = value.filter(disagrees);
  for (let round = 0; doubtful.length > 0 && round < ROUNDS; round++) {
    const still: CellAudit[] = [];
    for (let i = 0; i < doubtful.length; i += AT_ONCE) {
      const some = doubtful.slice(i, i + AT_ONCE);
      const again = await atOneMoment(server, ref, (form, within) => audit(form, within, some));
      for (const cell of again.value) cells.set(idOf(cell), cell);
      if (again.at.to !== undefined) still.push(...again.value.filter(disagrees));
    }
    doubtful = still;
  }
  return { value: [...cells.values()], at };
}

const idOf = ({ rollup, cell }: CellAudit): string => `${rollup}\n${cell}`;
const textOf = ({ documents, measures }: Sum): string => JSON.stringify([documents, measures]);
const disagrees = ({ kept, contributed, changed }: CellAudit): boolean =>
  textOf(kept) !== textOf(contributed) || textOf(kept) !== textOf(changed);
