import { Observable } from 'rxjs';
import { LiveMessage } from './event-stream.js';

/** Told last where this process no longer knows the present: the reader comes again, here or at another process. */
export const STALE: LiveMessage = { event: 'stale', data: {} };

/** How often it is looked whether what is told is the present. */
const LOOK_MS = 1_000;

/**
 * Messages for as long as they are known to be the present. Then `stale`, and the end: a line that goes on with its
 * heartbeats would show a past as if it were live. Nothing is told meanwhile, so a reader who resumes misses nothing.
 */
export const whileCurrent = (
  messages: Observable<LiveMessage>,
  isCurrent: () => boolean,
  everyMs = LOOK_MS,
): Observable<LiveMessage> =>
  new Observable((reader) => {
    const end = () => {
      reader.next(STALE);
      reader.complete();
    };
    const look = setInterval(() => isCurrent() || end(), everyMs);
    const following = messages.subscribe({
      next: (message) => (isCurrent() ? reader.next(message) : end()),
      error: (error) => reader.error(error),
      complete: () => reader.complete(),
    });
    return () => {
      clearInterval(look);
      following.unsubscribe();
    };
  });
