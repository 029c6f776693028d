import { Json } from '../client/types';
import { namesIn } from './itemNames';

export type Scalar = string | number | boolean;
/** A scalar of a document with the path where it stands. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: Scalar;
  /** One of a list of plain values, which has no place of its own: `path` is the list's. */
  readonly member?: true;
}

/** All scalars of a value, in order. Items of lists stand under their own name, else their place. */
export function flatten(value: Json | undefined, path: readonly string[] = []): readonly Leaf[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (list.every(isScalar)) return list.map((item) => ({ path, value: item, member: true }));
    const names = namesIn(list);
    return list.flatMap((item, at) => flatten(item, [...path, names[at]!]));
  }
  if (typeof value === 'object')
    return Object.entries(value as Readonly<Record<string, Json>>).flatMap(([name, part]) =>
      flatten(part, [...path, name]),
    );
  return [{ path, value: value as Scalar }];
}

const isScalar = (value: Json): value is Scalar => typeof value !== 'object';

export interface Difference {
  readonly path: readonly string[];
  readonly before: Scalar | undefined;
  readonly after: Scalar | undefined;
  readonly member?: true;
}

/** What makes two leaves the same: where they stand, of a list of plain values also what they say. */
const keyOf = ({ path, value, member }: Leaf) => JSON.stringify(member ? [...path, value, member] : path);

const asMember = (member: true | undefined) => (member ? { member } : {});

/**
 * Every scalar of the two, in the order of `after`, what was removed last. Lists of plain values are compared as sets:
 * what was added and what was removed, wherever it stands.
 */
export function compare(before: Json | undefined, after: Json | undefined): readonly Difference[] {
  const old = new Map(flatten(before).map((leaf) => [keyOf(leaf), leaf]));
  const rows = flatten(after).map((leaf): Difference => {
    const was = old.get(keyOf(leaf));
    old.delete(keyOf(leaf));
    return { path: leaf.path, before: was?.value, after: leaf.value, ...asMember(leaf.member) };
  });
  return [
    ...rows,
    ...[...old.values()].map(({ path, value, member }): Difference => ({
      path,
      before: value,
      after: undefined,
      ...asMember(member),
    })),
  ];
}

export const isChanged = ({ before, after }: Difference): boolean => before !== after;
