import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rehearsal, play, readDemonstration, timelineOf } from '@tongjian/cli';
import { genesisOf, NewEvent, sealAll, SealedEvent, StoredEvent } from '@tongjian/kernel';
import { vocabulary } from '@tongjian/lifecycle';
import { PackFile, PROCEDURE_PUBLISHED, ProcedureShelf, readPack } from '@tongjian/procedure';

const ROOT = join(__dirname, '../../../..');

/** The whole histories of the demonstration's projects, as the decider made them. */
export async function demonstrationHistories(): Promise<readonly (readonly StoredEvent[])[]> {
  const rehearsal = new Rehearsal(inOrder(shippedPacks()));
  const { projects } = await play(timelineOf(readDemonstration(join(ROOT, 'demo')).scenarios), rehearsal);
  return [...projects.values()].map((id) => rehearsal.eventsOf(id));
}

/** The shipped packs as the demonstration's projects find them. */
export function demonstrationShelf(): ProcedureShelf {
  const shelf = new ProcedureShelf(vocabulary);
  for (const file of inOrder(shippedPacks())) {
    const read = readPack(file);
    if ('faults' in read) throw new Error(`${file.name} cannot be read`);
    const { id, version, kind, status, effective } = read.written;
    const data = { id, version, kind, status, effective: { ...effective }, hash: read.hash, text: read.text };
    shelf.add({ type: PROCEDURE_PUBLISHED, data });
  }
  return shelf;
}

function shippedPacks(): readonly PackFile[] {
  const folder = join(ROOT, 'libs/procedure/packs');
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

const KINDS = ['floor', 'pack', 'overlay'];
const inOrder = (packs: readonly PackFile[]) =>
  [...packs].sort((a, b) => KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)));
const kindOf = ({ text }: PackFile) => /^kind:\s*(\w+)/m.exec(text)![1]!;

/** The same history as another project's: the same facts, sealed into a stream of its own. */
export function copyTo(stream: string, history: readonly StoredEvent[]): SealedEvent[] {
  let head = { revision: -1, hash: genesisOf(stream), recordedAt: '' };
  return history.map((event) => {
    const { type, shape, data, meta } = event;
    const {
      commandId: _commandId,
      correlationId,
      causationId,
      actor,
      jurisdiction,
      recordedAt,
      prev: _prev,
      hash: _hash,
      ...rest
    } = meta;
    const cause = {
      commandId: `${stream}-${event.revision}`,
      correlationId,
      causationId,
      actor,
      jurisdiction,
      at: recordedAt,
    };
    const [sealed] = sealAll(head, stream, [{ type, shape, data, meta: rest } as NewEvent], cause);
    head = { revision: sealed!.revision, hash: sealed!.meta.hash, recordedAt };
    return sealed!;
  });
}
