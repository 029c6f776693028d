import { Subject } from 'rxjs';
import { LiveMessage } from './event-stream.js';
import { STALE, whileCurrent } from './while-current.js';

const message = (n: number): LiveMessage => ({ event: 'board', id: String(n), data: { n } });

/** What a reader was told, and whether it ended. */
function reading(isCurrent: () => boolean) {
  const messages = new Subject<LiveMessage>();
  const told: LiveMessage[] = [];
  const ended = new Promise<void>((resolve) => {
    whileCurrent(messages, isCurrent, 5).subscribe({ next: (one) => told.push(one), complete: resolve });
  });
  return { messages, told, ended };
}

describe('a live line', () => {
  it('tells what comes as long as it is the present', async () => {
    const { messages, told, ended } = reading(() => true);
    [1, 2].forEach((n) => messages.next(message(n)));
    messages.complete();
    await ended;
    expect(told).toEqual([message(1), message(2)]);
  });

  it('says that it is stale and ends when the present is not known, though nothing comes', async () => {
    let current = true;
    const { messages, told, ended } = reading(() => current);
    messages.next(message(1));
    current = false;
    await ended;
    expect(told).toEqual([message(1), STALE]);
    expect(messages.observed).toBe(false);
  });

  it('tells nothing any more that comes when the present is not known', () => {
    const { messages, told } = reading(() => false);
    messages.next(message(1));
    messages.next(message(2));
    expect(told).toEqual([STALE]);
  });
});
