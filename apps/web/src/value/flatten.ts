import { Json } from '../client/types';

export type Scalar = string | number | boolean;
/** A scalar of a document with the path where it stands. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: Scalar;
}

/** Fields that name an item of a list, so that a list is compared by item and not by place. */
const NAMING = ['lot', 'contract', 'payment', 'evaluation', 'milestone', 'bid', 'instalment', 'code', 'id', 'number'];

/** All scalars of a value, in order. Items of lists stand under their own name, else their place. */
export function flatten(value: Json | undefined, path: readonly string[] = []): readonly Leaf[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item, at) => flatten(item, [...path, nameOf(item) ?? String(at + 1)]));
  if (typeof value === 'object')
    return Object.entries(value as Readonly<Record<string, Json>>).flatMap(([name, part]) =>
      flatten(part, [...path, name]),
    );
  return [{ path, value: value as Scalar }];
}

function nameOf(item: Json): string | undefined {
  if (typeof item !== 'object' || Array.isArray(item)) return undefined;
  const object = item as Readonly<Record<string, Json>>;
  const naming = NAMING.find((name) => typeof object[name] === 'string');
  return naming && (object[naming] as string);
}

export interface Difference {
  readonly path: readonly string[];
  readonly before: Scalar | undefined;
  readonly after: Scalar | undefined;
}

const keyOf = (path: readonly string[]) => path.join('\u0000');

/** Every scalar of the two, in the order of `after`, what was removed last. */
export function compare(before: Json | undefined, after: Json | undefined): readonly Difference[] {
  const old = new Map(flatten(before).map((leaf) => [keyOf(leaf.path), leaf]));
  const rows = flatten(after).map(({ path, value }): Difference => {
    const was = old.get(keyOf(path));
    old.delete(keyOf(path));
    return { path, before: was?.value, after: value };
  });
  return [
    ...rows,
    ...[...old.values()].map(({ path, value }): Difference => ({ path, before: value, after: undefined })),
  ];
}

export const isChanged = ({ before, after }: Difference): boolean => before !== after;
