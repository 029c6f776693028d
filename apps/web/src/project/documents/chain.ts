import { LoggedEvent } from '../../client/types';

/** The first event that does not name the hash of the one before it; undefined where every link meets. */
export const linkBroken = (events: readonly LoggedEvent[]): LoggedEvent | undefined =>
  events.find((event, at) => {
    const before = events[at - 1];
    return before !== undefined && (before.meta.hash !== event.meta.prev || before.revision + 1 !== event.revision);
  });
