import { ParkedKey, StoredDocument } from '@tongjian/read-models';
import { ReadModelFinding } from '../finding.js';
import { difference } from './difference.js';
import { Expected } from './expected.js';
import { partsByCell } from './texts.js';

export type Found = Omit<ReadModelFinding, 'projection'>;

/** What is wrong with a stored document, held against what the log gives; nothing where all is as it must be. */
export function compareDocument(expected: Expected | undefined, stored: StoredDocument): Found | undefined {
  const { key, at, document, contributions } = stored;
  const held = expected?.held;
  if (!held) return { kind: 'foreign', key, found: at.position };
  if (held.count !== at.count)
    return { kind: at.count < held.count ? 'skipped' : 'doubled', key, expected: held.count, found: at.count };
  if (held.position !== at.position) return { kind: 'reordered', key, expected: held.position, found: at.position };
  const content = difference(held.document, document);
  if (content) return { kind: 'document', key, ...content };
  const parts =
    contributions.length === held.parts.length
      ? difference(partsByCell(held.parts), partsByCell(contributions))
      : { path: '', expected: `${held.parts.length} parts`, found: `${contributions.length} parts` };
  return parts && { kind: 'contribution', key, ...parts };
}

/** What is wrong with a parked record. One that the fold could take now is no fault: it waits to be unparked. */
export function compareParked(expected: Expected | undefined, stored: ParkedKey | undefined): Found | undefined {
  const parked = expected?.parked;
  if (!parked && !stored) return undefined;
  const key = (parked ?? stored)!.key;
  if (!parked) return { kind: 'parked', key, index: stored!.position, expected: 'not parked', found: stored!.error };
  if (!stored) return { kind: 'parked', key, index: parked.position, expected: parked.error, found: 'not parked' };
  if (parked.position !== stored.position)
    return { kind: 'parked', key, expected: parked.position, found: stored.position };
  if (parked.error === stored.error) return undefined;
  return { kind: 'parked', key, index: parked.position, expected: parked.error, found: stored.error };
}
