import { queryOptions } from '@tanstack/react-query';
import { get } from '../client/http';
import { Grant } from '../client/types';

export interface Person {
  readonly person: string;
  readonly login?: string;
  readonly name?: string;
  readonly active: boolean;
  readonly grants: readonly (Grant & { readonly grant: string })[];
}
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => get<{ readonly data: readonly Person[] }>('/people', {}, signal),
});

/** How far what is shown stands behind the log. */
export interface Feeds {
  readonly projections: readonly {
    readonly projection: string;
    readonly version: number;
    readonly state: string;
    readonly position: number;
    readonly behind: number;
  }[];
  readonly broken: readonly unknown[];
}
export const feedsQuery = queryOptions({
  queryKey: ['feeds'],
  queryFn: ({ signal }) => get<Feeds>('/admin/feeds', {}, signal),
  refetchInterval: 5000,
});
