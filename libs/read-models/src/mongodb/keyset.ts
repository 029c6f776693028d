import { JsonObject } from '@tongjian/kernel';
import { BadQuery } from '../faults.js';
import { valueAt } from '../memory/matches.js';
import { DocumentQuery } from '../port.js';
import { cursorOf, readCursor, SortValue } from '../query/cursor.js';
import { Filter } from './server.js';
import { pathOf } from './where.js';

type Sort = NonNullable<DocumentQuery['sort']>;

export interface Order {
  readonly sort: Readonly<Record<string, 1 | -1>>;
  readonly after: Filter | undefined;
  readonly cursorAt: (key: string, document: JsonObject) => string;
}

/** Paging by the values sorted by, then the key; documents without a field come first, last when descending. */
export function orderOf(sort: Sort = [], cursor?: string): Order {
  const name = sort.map(({ field, descending }) => `${descending ? '-' : '+'}${field}`).join(',');
  const mark = cursor === undefined ? undefined : readCursor(cursor, name);
  const fields = sort.map(({ field, descending }) => [pathOf(field), descending ? -1 : 1] as const);
  return {
    sort: { ...Object.fromEntries(fields), _id: 1 },
    after: mark && afterMark(sort, mark.values, mark.key),
    cursorAt: (key, document) =>
      cursorOf({ order: name, values: sort.map(({ field }) => sortValue(field, document)), key }),
  };
}

/** @throws BadQuery where the value has no place in an order */
function sortValue(field: string, document: JsonObject): SortValue {
  const value = valueAt(document, field) ?? null;
  if (typeof value === 'object' && value !== null) throw new BadQuery(field, 'holds lists, which have no order');
  return value as SortValue;
}

function afterMark(sort: Sort, values: readonly SortValue[], key: string): Filter {
  const ways: Filter[] = [];
  const same: Filter[] = [];
  sort.forEach(({ field, descending = false }, i) => {
    const value = values[i] ?? null;
    const path = pathOf(field);
    const further = beyond(path, value, descending);
    if (further) ways.push({ $and: [...same, further] });
    same.push({ [path]: { $eq: value } });
  });
  ways.push({ $and: [...same, { _id: { $gt: key } }] });
  return { $or: ways };
}

/** Kinds of values in MongoDB's order; comparing never leaves a kind, so the later ones are named. */
const KINDS = ['number', 'string', 'bool'] as const;

function beyond(path: string, value: SortValue | boolean, descending: boolean): Filter | undefined {
  if (value === null) return descending ? undefined : { [path]: { $exists: true } };
  const kind = KINDS.findIndex((name) => typeof value === (name === 'bool' ? 'boolean' : name));
  const others = descending ? KINDS.slice(0, kind) : KINDS.slice(kind + 1);
  const ways: Filter[] = [{ [path]: descending ? { $lt: value } : { $gt: value } }];
  if (others.length > 0) ways.push({ [path]: { $type: [...others] } });
  if (descending) ways.push({ [path]: { $exists: false } });
  return { $or: ways };
}
