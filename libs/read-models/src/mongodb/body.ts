import { canonicalJson, JsonObject } from '@tongjian/kernel';
import { Row } from './server.js';

/** What a name of a field must not be for MongoDB, its driver or its queries. No query names such a field either. */
const unfit = (key: string): boolean =>
  key === '' || key === '_bsontype' || key === '__proto__' || /^\$|[.\0]/.test(key);

/**
 * A document as it is stored: as a subtree, which queries and indexes reach into; and, only where a name in it cannot
 * be a field's, as its text beside a subtree without that part.
 * @throws UnstorableValue naming the document and the place
 */
export function bodyOf(key: string, document: JsonObject | null): Row {
  if (document === null) return { document: null };
  const text = canonicalJson(document, key);
  const whole = JSON.parse(text) as JsonObject;
  const fit = fitting(whole);
  return fit === whole ? { document: whole } : { document: fit, text };
}

/** The document that a row holds. */
export const documentOf = ({ document, text }: Row): JsonObject | null =>
  typeof text === 'string' ? (JSON.parse(text) as JsonObject) : (document as JsonObject | null);

/** The value itself where all of it can be stored as it is. */
function fitting(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const entries = value.map(fitting);
    return entries.every((entry, i) => entry === value[i]) ? value : entries;
  }
  const members = Object.entries(value);
  const kept = members.filter(([key]) => !unfit(key)).map(([key, member]) => [key, fitting(member)] as const);
  const same = kept.length === members.length && kept.every(([, member], i) => member === members[i]![1]);
  return same ? value : Object.fromEntries(kept);
}
