/** Where two values of JSON first differ, and what stands there. */
export interface Difference {
  /** Dotted path; empty for the whole. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

const LONGEST = 200;
const text = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, LONGEST));

/** The first difference in the order of names; undefined where both are the same. */
export function difference(expected: unknown, found: unknown, path = ''): Difference | undefined {
  if (Object.is(expected, found)) return undefined;
  if (!isNode(expected) || !isNode(found) || Array.isArray(expected) !== Array.isArray(found))
    return { path, expected: text(expected), found: text(found) };
  for (const name of [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()) {
    const differs = difference(own(expected, name), own(found, name), path === '' ? name : `${path}.${name}`);
    if (differs) return differs;
  }
  return undefined;
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const own = (node: Node, name: string) => (Object.hasOwn(node, name) ? node[name] : undefined);
