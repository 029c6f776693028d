import { isDate, isInstant } from '@tongjian/money-time';
import { JsonSchema } from './shape.js';

/** Where a value does not fit its schema: a JSON pointer and what is wrong there. */
export interface Misfit {
  readonly pointer: string;
  readonly reason: string;
}

const patterns = new Map<string, RegExp>();
const pattern = (source: string): RegExp => {
  const known = patterns.get(source);
  if (known) return known;
  const made = new RegExp(source, 'u');
  patterns.set(source, made);
  return made;
};

/** Everything in which a value misses its schema; empty when it fits. */
export function misfits(schema: JsonSchema, value: unknown, pointer = ''): Misfit[] {
  const wrong = (reason: string): Misfit[] => [{ pointer, reason }];
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong('must be true or false');
    case 'integer':
      return integerMisfits(schema, value, wrong);
    case 'string':
      return stringMisfits(schema, value, wrong);
    case 'array':
      return Array.isArray(value) ? arrayMisfits(schema, value, pointer, wrong) : wrong('must be a list');
    case 'object':
      return isObject(value) ? objectMisfits(schema, value, pointer) : wrong('must be an object');
    default:
      return value === undefined || value === null ? wrong('must be given') : [];
  }
}

type Wrong = (reason: string) => Misfit[];
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function integerMisfits(schema: JsonSchema, value: unknown, wrong: Wrong): Misfit[] {
  if (!Number.isSafeInteger(value)) return wrong('must be a whole number within 2^53');
  const n = value as number;
  if (schema.minimum !== undefined && n < schema.minimum) return wrong(`must be at least ${schema.minimum}`);
  if (schema.maximum !== undefined && n > schema.maximum) return wrong(`must be at most ${schema.maximum}`);
  return [];
}

function stringMisfits(schema: JsonSchema, value: unknown, wrong: Wrong): Misfit[] {
  if (typeof value !== 'string') return wrong('must be a text');
  const { minLength = 0, maxLength = Infinity } = schema;
  // A length in characters as JSON Schema counts them (code points).
  const length = value.length > maxLength ? [...value].length : value.length;
  if (length < minLength) return wrong('must not be empty');
  if (length > maxLength) return wrong(`must not be longer than ${maxLength} characters`);
  if (schema.enum && !schema.enum.includes(value)) return wrong(`must be one of ${schema.enum.join(', ')}`);
  if (schema.format === 'date' && !isDate(value)) return wrong('must be a date that exists, YYYY-MM-DD');
  if (schema.format === 'date-time' && !isInstant(value)) return wrong('must be an RFC 3339 instant that exists');
  if (schema.pattern && !pattern(schema.pattern).test(value)) return wrong(`must match ${schema.pattern}`);
  return [];
}

function arrayMisfits(schema: JsonSchema, value: readonly unknown[], pointer: string, wrong: Wrong): Misfit[] {
  if (value.length < (schema.minItems ?? 0)) return wrong(`must have at least ${schema.minItems} entries`);
  if (value.length > (schema.maxItems ?? Infinity)) return wrong(`must have at most ${schema.maxItems} entries`);
  return schema.items ? value.flatMap((item, i) => misfits(schema.items!, item, `${pointer}/${i}`)) : [];
}

function objectMisfits(schema: JsonSchema, value: Record<string, unknown>, pointer: string): Misfit[] {
  const found: Misfit[] = [];
  const { properties, required = [], additionalProperties } = schema;
  for (const name of required)
    if (value[name] === undefined) found.push({ pointer: `${pointer}/${name}`, reason: 'must be given' });
  for (const [name, member] of Object.entries(value)) {
    const known = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known && member !== undefined) found.push(...misfits(known, member, `${pointer}/${name}`));
    else if (!known && additionalProperties === false)
      found.push({ pointer: `${pointer}/${name}`, reason: 'is not known here' });
  }
  return found;
}
