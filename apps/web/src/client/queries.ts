import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, headersWith, pathWith, Query, request } from './http';
import { Cell, ContributionRow, DeltaRow, Project } from './project';
import { Answer, JsonObject, LoggedEvent, Possibility } from './types';

type Signal = { readonly signal: AbortSignal };

/** All pages of a list as one answer, which stands where its first page does. */
async function whole<Row>(path: string, query: Query, signal: AbortSignal): Promise<Answer<readonly Row[]>> {
  const first = await get<Answer<readonly Row[]>>(path, query, signal);
  const rows = [...first.data];
  for (let { page } = first; page?.next;) {
    const answer = await get<Answer<readonly Row[]>>(path, { ...query, cursor: page.next }, signal);
    rows.push(...answer.data);
    page = answer.page;
  }
  return { ...first, data: rows };
}
/** An answer as of a past moment never changes. */
const pinned = (asOf: unknown) => (asOf === undefined ? 0 : Infinity);

export interface Installation {
  readonly name?: string;
  readonly mode: 'real' | 'simulation';
  readonly clock?: string;
}
export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }: Signal) => get<Answer<Installation>>('/installation', {}, signal),
  staleTime: 60_000,
  // The clock of a simulation runs on between its events.
  refetchInterval: 20_000,
});

export const viewQuery = (view: string, query: Query) =>
  queryOptions({
    queryKey: ['view', view, 'cells', query],
    queryFn: ({ signal }: Signal) => get<Answer<readonly Cell[]>>(`/views/${view}`, query, signal),
    staleTime: pinned(query['asOf']),
    placeholderData: keepPreviousData,
  });

export const contributionsQuery = (view: string, query: Query) =>
  queryOptions({
    queryKey: ['view', view, 'contributions', query],
    queryFn: ({ signal }: Signal) =>
      whole<ContributionRow>(`/views/${view}/contributions`, { ...query, limit: 500 }, signal),
    placeholderData: keepPreviousData,
  });

export const deltasQuery = (view: string, query: Query) =>
  queryOptions({
    queryKey: ['view', view, 'deltas', query],
    queryFn: ({ signal }: Signal) => whole<DeltaRow>(`/views/${view}/deltas`, { ...query, limit: 1000 }, signal),
  });

export const projectsQuery = (query: Query) =>
  queryOptions({
    queryKey: ['projects', query],
    queryFn: ({ signal }: Signal) => get<Answer<readonly Project[]>>('/projects', query, signal),
    placeholderData: keepPreviousData,
  });

/** Titles by project, of all that the reader may see. */
export const titlesQuery = queryOptions({
  queryKey: ['projects', 'titles'],
  queryFn: async ({ signal }: Signal) => {
    const { data } = await whole<Project>('/projects', { limit: 500, sort: 'title' }, signal);
    return new Map(data.map(({ id, title }) => [id, title]));
  },
});

const at = (id: string, rest = '') => `/projects/${encodeURIComponent(id)}${rest}`;

/** A project as it stands, with the tag that If-Match wants. */
export type ProjectAnswer = Answer<Project> & { readonly etag: string | undefined };

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['project', id, 'now'],
    queryFn: async ({ signal }: Signal): Promise<ProjectAnswer> => {
      const { body, response } = await request<Answer<Project>>(pathWith(at(id)), { headers: headersWith(), signal });
      return { ...body, etag: response.headers.get('ETag') ?? undefined };
    },
  });

/** The whole history, oldest first, page by page. */
export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['project', id, 'history'],
    queryFn: ({ signal }: Signal) => whole<LoggedEvent>(at(id, '/history'), { limit: 500 }, signal),
  });

export interface StateAfter {
  readonly document: JsonObject;
  readonly stages?: readonly string[];
}
export const stateQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['state', id, revision],
    queryFn: ({ signal }: Signal) => get<Answer<StateAfter>>(at(id, '/state'), { revision }, signal),
    staleTime: Infinity,
  });

export const allowedQuery = (id: string, role: string) =>
  queryOptions({
    queryKey: ['project', id, 'allowed', role],
    queryFn: ({ signal }: Signal) => get<Answer<readonly Possibility[]>>(at(id, '/allowed-actions'), {}, signal),
  });
