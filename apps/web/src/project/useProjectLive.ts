import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { follow, Link } from '../client/follow';

/** Follows one project's events: each makes what is shown of it be read again. */
export function useProjectLive(id: string): Link {
  const client = useQueryClient();
  const [link, setLink] = useState<Link>('connecting');
  useEffect(
    () =>
      follow(`/projects/${encodeURIComponent(id)}/stream`, {
        onLink: setLink,
        onMessage: ({ event }) => {
          if (event !== 'heartbeat') void client.invalidateQueries({ queryKey: ['project', id] });
        },
      }),
    [client, id],
  );
  return link;
}
