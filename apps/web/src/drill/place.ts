import { change, usePlace } from '../routing/location';

/** A figure that was opened: its measure and the coordinates of its cell. Kept in the address, so Back closes it. */
export interface Drilled {
  readonly measure: string;
  readonly where: Readonly<Record<string, string>>;
}

const PREFIX = 'd.';

export function openDrill(measure: string, where: Readonly<Record<string, string>> = {}): void {
  const coordinates = Object.fromEntries(Object.entries(where).map(([name, value]) => [PREFIX + name, value || '-']));
  change({ drill: measure, ...coordinates }, false);
}

export function closeDrill(search: URLSearchParams): void {
  const names = [...search.keys()].filter((name) => name === 'drill' || name.startsWith(PREFIX));
  change(Object.fromEntries(names.map((name) => [name, undefined])));
}

export function useDrilled(): Drilled | undefined {
  const { search } = usePlace();
  const measure = search.get('drill');
  if (!measure) return undefined;
  const where = [...search].filter(([name]) => name.startsWith(PREFIX));
  return {
    measure,
    where: Object.fromEntries(where.map(([name, value]) => [name.slice(PREFIX.length), value === '-' ? '' : value])),
  };
}
