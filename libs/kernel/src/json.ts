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
  return textOf(value) ?? nameUnstorable(value, path);
}

/**
 * Canonical `"key":value` members in RFC 8785 order (UTF-16 code units), fields that are undefined left out.
 * @throws UnstorableValue
 */
export function canonicalMembers(value: Record<string, unknown>, path = ''): string[] {
  return membersOf(value) ?? nameUnstorable(value, path);
}

/** Undefined where something in it cannot be stored: places are only worked out when they must be told. */
function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return isWellFormed(value) ? JSON.stringify(value) : undefined;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : undefined;
    case 'object': {
      if (value === null) return undefined;
      if (Array.isArray(value)) return arrayText(value);
      const members = membersOf(value as Record<string, unknown>);
      return members && `{${members.join(',')}}`;
    }
    default:
      return undefined;
  }
}

function membersOf(value: Record<string, unknown>): string[] | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    const text = textOf(member);
    if (text === undefined || !isWellFormed(key)) return undefined;
    members.push(`${JSON.stringify(key)}:${text}`);
  }
  return members;
}

function arrayText(value: readonly unknown[]): string | undefined {
  const items: string[] = [];
  for (let i = 0; i < value.length; i++) {
    const text = textOf(value[i]);
    if (text === undefined) return undefined;
    items.push(text);
  }
  return `[${items.join(',')}]`;
}

/** Walks again to what stands in the way, and says where. */
function nameUnstorable(value: unknown, path: string): never {
  if (typeof value === 'object' && value !== null) {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null)
      throw new UnstorableValue(path, 'not a plain object');
    const inArray = Array.isArray(value);
    const names = inArray ? [...value.keys()].map(String) : Object.keys(value).sort();
    for (const name of names) {
      if (!isWellFormed(name)) throw new UnstorableValue(path, 'a lone surrogate is no text');
      const member = (value as Record<string, unknown>)[name];
      if (member === undefined && !inArray) continue;
      if (textOf(member) === undefined) nameUnstorable(member, path ? `${path}.${name}` : name);
    }
  }
  throw new UnstorableValue(path, reasonOf(value));
}

function reasonOf(value: unknown): string {
  if (value === null) return 'null is not stored; leave the field out';
  if (typeof value === 'string') return 'a lone surrogate is no text';
  if (typeof value === 'number') return `${value} is no safe integer`;
  return `${typeof value} is no JSON`;
}

// In every supported Node, and not yet in the library of types that this compiles with.
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();
