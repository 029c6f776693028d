import { Comparison } from '../port.js';
import { checkField, Shape } from '../shape.js';
import { Filter } from './server.js';

type Single = Exclude<Comparison, { readonly contains: string }>;
type Bound = string | number;

/** Passes nothing. */
const NEVER: Filter = { _id: { $in: [] } };
const IS_DOCUMENT: Filter = { document: { $ne: null } };

export const pathOf = (field: string): string => `document.${checkField(field)}`;

/** Conditions that all hold; tombstones never match. */
export function whereOf(shape: Shape, comparisons: readonly Comparison[] = []): Filter {
  const indexed = new Set(shape.indexes.flat());
  return { $and: [IS_DOCUMENT, ...comparisons.map((comparison) => conditionOf(indexed, comparison))] };
}

function conditionOf(indexed: ReadonlySet<string>, comparison: Comparison): Filter {
  if ('contains' in comparison) {
    const text = pattern(eitherCase(comparison.contains));
    const ways = comparison.fields.map((field) => reached(field, { [pathOf(field)]: text }));
    return ways.length > 0 ? { $or: ways } : NEVER;
  }
  const { field } = comparison;
  // A declared field holds one value, so its index serves; any other may be a list.
  return indexed.has(field)
    ? test(pathOf(field), comparison, true)
    : reached(field, test(pathOf(field), comparison, false));
}

/** A path leads through objects only: MongoDB would follow it into the entries of lists too. */
function reached(field: string, condition: Filter): Filter {
  const steps = field.split('.');
  const lists = steps.slice(1).map((_, i) => ({
    [pathOf(steps.slice(0, i + 1).join('.'))]: { $not: { $type: 'array' } },
  }));
  return lists.length > 0 ? { $and: [condition, ...lists] } : condition;
}

function test(path: string, comparison: Single, single: boolean): Filter {
  if ('equals' in comparison) return { [path]: anyOf([comparison.equals]) };
  if ('in' in comparison) return { [path]: anyOf(comparison.in) };
  if ('prefix' in comparison) return { [path]: beginning(comparison.prefix) };
  if ('prefixes' in comparison) {
    const ways = comparison.prefixes.map((prefix) => ({ [path]: beginning(prefix) }));
    return ways.length > 0 ? { $or: ways } : NEVER;
  }
  return between(path, comparison.from, comparison.to, single);
}

/** JSON's true and false count as 1 and 0. */
function anyOf(values: readonly (Bound | boolean)[]): Filter {
  const all = values.flatMap((value): (Bound | boolean)[] => {
    if (value === 1 || value === true) return [1, true];
    return value === 0 || value === false ? [0, false] : [value];
  });
  return all.length === 1 ? { $eq: all[0] } : { $in: all };
}

function between(path: string, from: Bound | undefined, to: Bound | undefined, single: boolean): Filter {
  if (from === undefined && to === undefined) return { [path]: { $exists: true, $ne: [] } };
  if (from !== undefined && to !== undefined && typeof from !== typeof to) return NEVER;
  const bounds = { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) };
  const ways: Filter[] = [{ [path]: bounds }];
  if (!single && from !== undefined && to !== undefined)
    // One entry must lie within both bounds, not each bound be kept by some entry.
    ways.splice(
      0,
      1,
      { $and: [{ [path]: bounds }, { [path]: { $not: { $type: 'array' } } }] },
      {
        [path]: { $elemMatch: bounds },
      },
    );
  const flags = [false, true].filter((flag) => isWithin(Number(flag), from, to));
  if (flags.length > 0) ways.push({ [path]: { $in: flags } });
  return ways.length === 1 ? ways[0]! : { $or: ways };
}

const isWithin = (value: number, from: Bound | undefined, to: Bound | undefined): boolean =>
  [from, to].every((bound) => bound === undefined || typeof bound === 'number') &&
  (from === undefined || value >= (from as number)) &&
  (to === undefined || value <= (to as number));

/** Texts that match; every text matches nothing at all, but a number does not. */
const pattern = (text: string, anchor = ''): Filter => (text === '' ? { $type: 'string' } : { $regex: anchor + text });

/** A sign as a pattern of itself, so that a server can begin in an index. */
const literal = (sign: string): string => (sign === '\0' ? '\\x00' : sign.replace(/[\\^$.*+?()[\]{}|]/, '\\$&'));
const escaped = (text: string): string => Array.from(text, literal).join('');

const beginning = (prefix: string): Filter => pattern(escaped(prefix), '^');

/** A to Z in either case, and no other letter: what a server folds beyond that differs. */
const eitherCase = (text: string): string =>
  Array.from(text, (sign) =>
    /[A-Za-z]/.test(sign) ? `[${sign.toLowerCase()}${sign.toUpperCase()}]` : literal(sign),
  ).join('');
