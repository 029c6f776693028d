import { ActDeclaration, ActKey, Scope } from './types.js';

type Placed = Exclude<Scope, 'project' | 'case'>;

/** The segment's prefix of each scope, and the scope it stands under. A case stands under any of them. */
const SCOPES: Readonly<Record<Placed, { readonly prefix: string; readonly under: Scope }>> = {
  lot: { prefix: 'lot-', under: 'project' },
  contract: { prefix: 'c-', under: 'lot' },
  milestone: { prefix: 'm-', under: 'contract' },
  payment: { prefix: 'pay-', under: 'contract' },
  evaluation: { prefix: 'e-', under: 'contract' },
};
const CASE = 'case-';
const NAMES = Object.keys(SCOPES) as Placed[];

/** Every scope, outermost first. */
export const ALL_SCOPES: readonly Scope[] = ['project', ...NAMES, 'case'];

/** The scopes that a case may hang under. */
export const CASE_PLACES: readonly Scope[] = ['project', ...NAMES];

/** The path from the project down to a scope, both included; of a case only its two ends are known. */
const PATHS = new Map<Scope, readonly Scope[]>([['case', ['project', 'case']]]);
for (const scope of CASE_PLACES)
  PATHS.set(scope, scope === 'project' ? ['project'] : [...PATHS.get(SCOPES[scope as Placed].under)!, scope]);
export const pathOf = (scope: Scope): readonly Scope[] => PATHS.get(scope)!;

/** The scopes right under which an act's key may stand; none above the project. */
export function placesAbove({ scope, under }: Pick<ActDeclaration, 'scope' | 'under'>): readonly Scope[] {
  if (scope === 'case') return under ?? CASE_PLACES;
  return scope === 'project' ? [] : [SCOPES[scope].under];
}

const known = new Map<ActKey, Scope | undefined>();
const MOST_KNOWN = 50_000;

/** What a key is about; undefined for a text that is no key. */
export function scopeOf(key: ActKey): Scope | undefined {
  if (key === '') return 'project';
  if (known.has(key)) return known.get(key);
  const scope = parsedScope(key);
  if (known.size < MOST_KNOWN) known.set(key, scope);
  return scope;
}

function parsedScope(key: ActKey): Scope | undefined {
  let scope: Scope = 'project';
  for (const segment of key.split('/')) {
    const next = nextScope(scope, segment);
    if (!next) return undefined;
    scope = next;
  }
  return scope;
}

function nextScope(scope: Scope, segment: string): Scope | undefined {
  if (scope === 'case') return undefined;
  if (segment.startsWith(CASE)) return segment.length > CASE.length ? 'case' : undefined;
  return NAMES.find(
    (name) =>
      SCOPES[name].under === scope &&
      segment.startsWith(SCOPES[name].prefix) &&
      segment.length > SCOPES[name].prefix.length,
  );
}

/** The key right above; the project's own above a lot. */
export const parentOf = (key: ActKey): ActKey => key.slice(0, Math.max(0, key.lastIndexOf('/')));

/** What an act on a key touches: a case touches what it hangs under, any other key itself. */
export const subjectOf = (key: ActKey): ActKey => (scopeOf(key) === 'case' ? parentOf(key) : key);

/** Whether `key` is `above` or stands anywhere below it. */
export const isWithin = (key: ActKey, above: ActKey): boolean =>
  above === '' || key === above || (key.startsWith(above) && key[above.length] === '/');

/** The part of a key down to a scope on its path, counted in segments; a case's whole key for the case itself. */
export function ancestorAt(key: ActKey, scope: Scope): ActKey {
  if (scope === 'case') return key;
  const depth = pathOf(scope).length - 1;
  let end = -1;
  for (let i = 0; i < depth; i++) {
    end = key.indexOf('/', end + 1);
    if (end < 0) return depth === 0 ? '' : key;
  }
  return depth === 0 ? '' : key.slice(0, end);
}

/** Stands for the id that a client has yet to choose; `*` is no letter of an id. */
export const freshKey = (parent: ActKey, scope: Exclude<Scope, 'project'>): ActKey =>
  `${parent}${parent ? '/' : ''}${scope === 'case' ? CASE : SCOPES[scope].prefix}*`;

/** How acts of one scope are found from a key: on its path, below it, or beside it. */
export type Relatedness = 'path' | 'below' | 'beside';
export function relatednessOf(key: ActKey, from: Scope, to: Scope): Relatedness {
  if (from === 'case') {
    if (to === 'case') return 'path';
    const place = scopeOf(parentOf(key)) ?? 'project';
    return pathOf(place).includes(to) ? 'path' : 'beside';
  }
  if (to === 'case') return 'below';
  if (pathOf(from).includes(to)) return 'path';
  return pathOf(to).includes(from) ? 'below' : 'beside';
}

/** The innermost key above (or at) a key under which keys of another scope may stand. */
export function sharedAbove(key: ActKey, to: Scope): ActKey {
  const wanted = pathOf(to);
  let path = key;
  while (path !== '' && !wanted.includes(scopeOf(path) ?? 'project')) path = parentOf(path);
  return path;
}
