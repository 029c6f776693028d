import { filter, interval, Observable, takeUntil, takeWhile } from 'rxjs';
import { HEARTBEAT_MS } from './event-stream.js';

/**
 * Messages for as long as their reader may have them, asked before each and at every heartbeat: rights that end, end
 * an open stream too (ASVS 8.3.2).
 */
export const whileEntitled = <T>(
  messages: Observable<T>,
  stillEntitled: () => boolean,
  everyMs = HEARTBEAT_MS,
): Observable<T> =>
  messages.pipe(takeWhile(stillEntitled), takeUntil(interval(everyMs).pipe(filter(() => !stillEntitled()))));
