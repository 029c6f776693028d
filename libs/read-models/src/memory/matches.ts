import { JsonObject } from '@tongjian/kernel';
import { Comparison } from '../port.js';
import { checkField } from '../shape.js';

/** The value at a dotted path; undefined where there is none. */
export function valueAt(document: JsonObject, field: string): unknown {
  let value: unknown = document;
  for (const part of checkField(field).split('.'))
    value =
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, part)
        ? (value as JsonObject)[part]
        : undefined;
  return value;
}

/** Order of SQLite: nothing before numbers (true is 1, false 0) before texts by their UTF-8 bytes. */
export function compareValues(a: unknown, b: unknown): number {
  const [x, y] = [plain(a), plain(b)];
  const rank = (value: unknown) => (value === undefined ? 0 : typeof value === 'number' ? 1 : 2);
  if (rank(x) !== rank(y)) return rank(x) - rank(y);
  if (typeof x === 'number') return x - (y as number);
  return typeof x === 'string' ? Buffer.compare(Buffer.from(x), Buffer.from(y as string)) : 0;
}

const plain = (value: unknown): string | number | undefined =>
  typeof value === 'boolean' ? Number(value) : (value as string | number | undefined);
const entries = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Whether a document passes every comparison. */
export const matches = (document: JsonObject, where: readonly Comparison[] = []): boolean =>
  where.every((comparison) => passes(document, comparison));

function passes(document: JsonObject, comparison: Comparison): boolean {
  if ('contains' in comparison) {
    const wanted = lower(comparison.contains);
    const has = (value: unknown) => typeof value === 'string' && lower(value).includes(wanted);
    return comparison.fields.some((field) => entries(valueAt(document, field)).some(has));
  }
  return entries(valueAt(document, comparison.field)).some((value) => test(value, comparison));
}

function test(value: unknown, comparison: Exclude<Comparison, { readonly contains: string }>): boolean {
  if ('equals' in comparison) return plain(value) === plain(comparison.equals);
  if ('in' in comparison) return comparison.in.some((wanted) => plain(value) === wanted);
  if ('prefix' in comparison) return typeof value === 'string' && value.startsWith(comparison.prefix);
  if ('prefixes' in comparison)
    return typeof value === 'string' && comparison.prefixes.some((prefix) => value.startsWith(prefix));
  const { from, to } = comparison;
  const within = (bound: string | number | undefined, sign: 1 | -1) =>
    bound === undefined || (typeof plain(value) === typeof bound && compareValues(value, bound) * sign >= 0);
  return within(from, 1) && within(to, -1);
}
