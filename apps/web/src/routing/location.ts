import { useSyncExternalStore } from 'react';

/** Where the reader stands: the path, and the query that carries moment, filters and selection. */
export interface Place {
  readonly path: string;
  readonly search: URLSearchParams;
}

const listeners = new Set<() => void>();
let place = read();

function read(): Place {
  return { path: window.location.pathname, search: new URLSearchParams(window.location.search) };
}
function announce(): void {
  place = read();
  for (const listener of listeners) listener();
}
window.addEventListener('popstate', announce);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const usePlace = (): Place => useSyncExternalStore(subscribe, () => place);

/** Goes to a page of this site. `replace` leaves no step behind for the Back button. */
export function go(url: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (url === window.location.pathname + window.location.search) return;
  const leavesPage = new URL(url, window.location.href).pathname !== window.location.pathname;
  if (replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  announce();
  if (leavesPage) window.scrollTo(0, 0);
}

export type Changes = Readonly<Record<string, string | undefined>>;

/** The present place with some query values changed; undefined or empty removes one. */
export function placeWith(changes: Changes): string {
  const search = new URLSearchParams(place.search);
  for (const [name, value] of Object.entries(changes))
    if (value === undefined || value === '') search.delete(name);
    else search.set(name, value);
  const text = search.toString();
  return place.path + (text ? `?${text}` : '');
}
export const change = (changes: Changes, replace = true): void => go(placeWith(changes), { replace });
