import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, Query } from './http';
import { Answer, Text } from './types';

/** What the board and a project's page both know of a duty. */
export interface Deadline {
  readonly id: string;
  readonly rule: string;
  readonly text: Text;
  readonly source: readonly { readonly instrument: string; readonly article?: string }[];
  readonly act: string;
  readonly key: string;
  readonly state: string;
  readonly startAct: string;
  readonly startedAt: string;
  /** '' while the clock stands still. */
  readonly due: string;
  readonly provisional: boolean;
  readonly daysLeft?: number;
  readonly workingDaysLeft?: number;
  /** The project, on the board. */
  readonly project?: string;
  readonly title?: string;
}

/** A duty of one project as the server computes it now. */
interface Duty extends Omit<Deadline, 'due' | 'provisional' | 'startAct' | 'startedAt'> {
  readonly start: { readonly act: string; readonly at: string };
  readonly due?: { readonly date: string; readonly provisional: boolean };
}

export const dutiesQuery = (id: string) =>
  queryOptions({
    queryKey: ['project', id, 'duties'],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly Deadline[]> => {
      const { data } = await get<Answer<readonly Duty[]>>(`/projects/${encodeURIComponent(id)}/duties`, {}, signal);
      return data.map(({ due, start, ...duty }) => ({
        ...duty,
        startAct: start.act,
        startedAt: start.at,
        due: due?.date ?? '',
        provisional: due?.provisional ?? false,
      }));
    },
    // Days pass by themselves.
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });

export const readDeadlines = (query: Query, signal: AbortSignal) =>
  get<Answer<readonly Deadline[]>>('/deadlines', query, signal);
