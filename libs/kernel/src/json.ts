/** Plain JSON as events may hold it: no float, no null, no undefined, no bigint, no Date (log.md 1). */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A value that cannot be stored; `path` names where it stands, e.g. `data.items.2.priceFen`. */
export class UnstorableValue extends Error {
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path || 'value'}: ${reason}`);
    this.name = 'UnstorableValue';
  }
}

/**
 * RFC 8785 canonical JSON of a value made of objects, arrays, strings, booleans and safe integers.
 * @throws UnstorableValue for anything else, naming the place: such data must never reach a store.
 */
export function canonicalJson(value: unknown, path = ''): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0))
        throw new UnstorableValue(path, `${value} is no safe integer`);
      return String(value);
    case 'object':
      if (value === null) throw new UnstorableValue(path, 'null is not stored; leave the field out');
      return Array.isArray(value)
        ? canonicalArray(value, path)
        : canonicalObject(value as Record<string, unknown>, path);
    default:
      throw new UnstorableValue(path, `${typeof value} is no JSON`);
  }
}

/** Canonical `"key":value` members in RFC 8785 order (UTF-16 code units), fields that are undefined left out. */
export function canonicalMembers(value: Record<string, unknown>, path = ''): string[] {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new UnstorableValue(path, 'not a plain object');
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined)
      members.push(`${canonicalString(key, path)}:${canonicalJson(member, path ? `${path}.${key}` : key)}`);
  }
  return members;
}

const canonicalObject = (value: Record<string, unknown>, path: string) =>
  `{${canonicalMembers(value, path).join(',')}}`;

const canonicalArray = (value: readonly unknown[], path: string) =>
  `[${value.map((item, i) => canonicalJson(item, path ? `${path}.${i}` : String(i))).join(',')}]`;

function canonicalString(value: string, path: string): string {
  if (!wellFormed(value)) throw new UnstorableValue(path, 'a lone surrogate is no text');
  return JSON.stringify(value);
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const wellFormed = (value: string) => !LONE_SURROGATE.test(value);
