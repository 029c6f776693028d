import { Delta, Save } from '../port.js';
import { Form } from './form.js';
import { Draft } from './intent.js';
import { deltaRow, documentRow, parkedRows } from './rows.js';
import { Row, Server } from './server.js';
import { DocumentTooLarge } from './unusable.js';

/** What a step writes, but for the cells: they depend on the steps before it. */
export interface Part {
  readonly documents: Draft[];
  readonly deltas: Delta[];
  readonly deltaRows: Row[];
  readonly parked: Draft[];
}

/** An intent stays below 4 MiB, unless a single key needs more; MongoDB takes 16 MiB in one row. */
const MOST = 4 * 1024 * 1024 - 64 * 1024;
const MOST_OF_ONE_KEY = 15 * 1024 * 1024;
/** Each row of a list has a number of its own, and each change leads to a cell as large as itself, or so. */
const AROUND = 32;

/**
 * Cuts a save into steps by key: whatever a save says of one key, its document, its changes and whether it is parked,
 * is one step's, so that a broken-off save leaves each key either where it was or where the save wanted it.
 * @throws UnstorableValue, DocumentTooLarge
 */
export function cut(form: Form, server: Server, save: Save, most: number = MOST): Part[] {
  const parts: Part[] = [];
  let bytes = Infinity;
  for (const [key, group] of byKey(form, save)) {
    const size = sizeOf(server, group);
    checkSize(form, key, size);
    if (bytes + size > most) {
      parts.push(empty());
      bytes = 0;
    }
    bytes += size;
    take(parts[parts.length - 1]!, group);
  }
  return parts.length > 0 ? parts : [empty()];
}

/** Everything at once, for a store that writes all of it or nothing. @throws UnstorableValue, DocumentTooLarge */
export function uncut(form: Form, server: Server, save: Save): Part {
  const whole = empty();
  for (const [key, group] of byKey(form, save)) {
    checkSize(form, key, sizeOf(server, group));
    take(whole, group);
  }
  return whole;
}

function checkSize(form: Form, key: string, size: number): void {
  if (size > MOST_OF_ONE_KEY) throw new DocumentTooLarge(form.row._id, key, size);
}

const empty = (): Part => ({ documents: [], deltas: [], deltaRows: [], parked: [] });

function byKey(form: Form, { documents, deltas, parked }: Save): Map<string, Part> {
  const groups = new Map<string, Part>();
  const of = (key: string): Part => {
    const known = groups.get(key);
    if (known) return known;
    const made = empty();
    groups.set(key, made);
    return made;
  };
  for (const document of documents) of(document.key).documents.push(documentRow(form, document));
  for (const delta of deltas) {
    const group = of(delta.key);
    group.deltas.push(delta);
    group.deltaRows.push(deltaRow(form, delta));
  }
  for (const row of parked ? parkedRows(parked) : []) of(row._id).parked.push(row);
  return groups;
}

function take(part: Part, group: Part): void {
  part.documents.push(...group.documents);
  part.deltas.push(...group.deltas);
  part.deltaRows.push(...group.deltaRows);
  part.parked.push(...group.parked);
}

function sizeOf(server: Server, { documents, deltaRows, parked }: Part): number {
  const sum = (rows: readonly Row[]) => rows.reduce((total, row) => total + server.sizeOf(row) + AROUND, 0);
  return sum(documents) + sum(parked) + 3 * sum(deltaRows);
}
