import { Json } from '../client/types';

/** Fields that name an item of a list, so that a list is compared by item and not by place: the narrowest first. */
const NAMING = [
  'payment',
  'evaluation',
  'milestone',
  'bid',
  'instalment',
  'indicator',
  'criterion',
  'contract',
  'lot',
  'code',
  'command',
  'id',
  'number',
  'source',
];

/** A name for each item of a list: the shortest that tells all apart, else its place. */
export function namesIn(list: readonly Json[]): readonly string[] {
  const parts = list.map(namingOf);
  for (let length = 1; length <= NAMING.length; length += 1) {
    const names = parts.map((part) => part.slice(0, length).join('/'));
    if (!names.includes('') && new Set(names).size === names.length) return names;
  }
  return list.map((_, at) => String(at + 1));
}

function namingOf(item: Json): readonly string[] {
  if (typeof item !== 'object' || Array.isArray(item)) return [];
  const object = item as Readonly<Record<string, Json>>;
  return NAMING.flatMap((name) => (typeof object[name] === 'string' ? [object[name] as string] : []));
}
