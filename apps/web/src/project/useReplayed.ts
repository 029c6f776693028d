import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Project } from '../client/project';
import { stateQuery } from '../client/queries';
import { usePlace } from '../routing/location';

/** The project as it stood after the event at which its replay stands; undefined where that is the last one. */
export function useReplayed(project: Project | undefined, replaying: boolean): Project | undefined {
  const { search } = usePlace();
  const asked = Number(search.get('rev') ?? Number.NaN);
  const isPast = replaying && project !== undefined && asked >= 0 && asked < project.revision;
  const revision = Math.trunc(asked);
  const { data } = useQuery({
    ...stateQuery(project?.id ?? '', revision),
    enabled: isPast,
    placeholderData: keepPreviousData,
  });
  if (!isPast || !data) return undefined;
  return { ...(data.data.document as unknown as Project), revision };
}
