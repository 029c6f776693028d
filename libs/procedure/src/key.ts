import { ActKey, Scope } from './types.js';

/** The segment's prefix of each scope, and the scope it stands under. */
const SCOPES: Readonly<Record<Exclude<Scope, 'project'>, { readonly prefix: string; readonly under: Scope }>> = {
  lot: { prefix: 'lot-', under: 'project' },
  contract: { prefix: 'c-', under: 'lot' },
  milestone: { prefix: 'm-', under: 'contract' },
  payment: { prefix: 'pay-', under: 'contract' },
  evaluation: { prefix: 'e-', under: 'contract' },
};
const NAMES = Object.keys(SCOPES) as Exclude<Scope, 'project'>[];

/** Every scope, outermost first. */
export const ALL_SCOPES: readonly Scope[] = ['project', ...NAMES];

/** The path from the project down to a scope, both included. */
const PATHS = new Map<Scope, readonly Scope[]>();
for (const scope of ALL_SCOPES)
  PATHS.set(scope, scope === 'project' ? ['project'] : [...PATHS.get(SCOPES[scope].under)!, scope]);
export const pathOf = (scope: Scope): readonly Scope[] => PATHS.get(scope)!;

/** The scope right above; undefined above the project. */
export const scopeAbove = (scope: Scope): Scope | undefined => (scope === 'project' ? undefined : SCOPES[scope].under);

/** What a key is about; undefined for a text that is no key. */
export function scopeOf(key: ActKey): Scope | undefined {
  if (key === '') return 'project';
  let scope: Scope = 'project';
  for (const segment of key.split('/')) {
    const next = NAMES.find((name) => SCOPES[name].under === scope && segment.startsWith(SCOPES[name].prefix));
    if (!next || segment.length === SCOPES[next].prefix.length) return undefined;
    scope = next;
  }
  return scope;
}

/** The key right above; the project's own above a lot. */
export const parentOf = (key: ActKey): ActKey => key.slice(0, Math.max(0, key.lastIndexOf('/')));

/** Whether `key` is `above` or stands anywhere below it. */
export const isWithin = (key: ActKey, above: ActKey): boolean =>
  above === '' || key === above || (key.startsWith(above) && key[above.length] === '/');

/** The part of a key down to a scope on its path, counted in segments. */
export function ancestorAt(key: ActKey, scope: Scope): ActKey {
  const depth = pathOf(scope).length - 1;
  return depth === 0 ? '' : key.split('/').slice(0, depth).join('/');
}

/** Stands for the id that a client has yet to choose; `*` is no letter of an id. */
export const freshKey = (parent: ActKey, scope: Exclude<Scope, 'project'>): ActKey =>
  `${parent}${parent ? '/' : ''}${SCOPES[scope].prefix}*`;

/** How acts of one scope are found from a key of another: on its path, below it, or beside it. */
export type Relatedness = 'path' | 'below' | 'beside';
export function relatednessOf(from: Scope, to: Scope): Relatedness {
  if (pathOf(from).includes(to)) return 'path';
  return pathOf(to).includes(from) ? 'below' : 'beside';
}

/** The innermost scope that two scopes share. */
export const commonScope = (a: Scope, b: Scope): Scope =>
  pathOf(a).findLast((scope) => pathOf(b).includes(scope)) ?? 'project';
