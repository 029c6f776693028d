import { Facts } from '@tongjian/procedure';

/** Facts as dotted names, lists joined: what an envelope may carry. */
export function scalars(facts: Facts): Record<string, string | number | boolean> {
  const flat: Record<string, string | number | boolean> = {};
  for (const [group, members] of Object.entries(facts))
    for (const [name, value] of Object.entries(members))
      flat[`${group}.${name}`] = typeof value === 'object' ? value.join(',') : value;
  return flat;
}
