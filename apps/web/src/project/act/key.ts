/** The parts that a key names: `lot-1/c-2/pay-3` is lot 1, contract 2, payment 3. A part still to be chosen is `*`. */
const PARTS: readonly (readonly [prefix: string, field: string])[] = [
  ['lot-', 'lot'],
  ['c-', 'contract'],
  ['m-', 'milestone'],
  ['pay-', 'payment'],
  ['e-', 'evaluation'],
];

export function partsOf(key: string): Readonly<Record<string, string>> {
  const parts: Record<string, string> = {};
  for (const segment of key === '' ? [] : key.split('/')) {
    const known = PARTS.find(([prefix]) => segment.startsWith(prefix));
    if (known) parts[known[1]] = segment.slice(known[0].length);
  }
  return parts;
}

/** Whether the client has to choose the id of what the act opens. */
export const isFresh = (id: string | undefined): boolean => id === '*';

/** An act's path with the parts of its key put in; the names of those that the path takes. */
export function pathOf(
  template: string,
  parts: Readonly<Record<string, string>>,
): { path: string; used: ReadonlySet<string> } {
  const used = new Set<string>();
  const path = template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (parts[name] === undefined) return whole;
    used.add(name);
    return encodeURIComponent(parts[name]);
  });
  return { path, used };
}
