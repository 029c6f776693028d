import { headersWith, pathWith } from './http';
import { currentSession, endSession, onSession } from './session';
import { Message, MessageReader } from './sse';

export type Link = 'connecting' | 'live' | 'lost';

export interface Following {
  readonly onMessage: (message: Message) => void;
  readonly onLink: (link: Link) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** Heartbeats come each 5 s; a line that is silent for longer is dead even if TCP does not say so. */
const SILENCE_MS = 20_000;

/**
 * Follows a server-sent stream by fetch (EventSource cannot send a bearer token), resuming with Last-Event-ID after
 * a dropped connection. Idle while the page is hidden. Returns what stops it.
 */
export function follow(path: string, { onMessage, onLink }: Following): () => void {
  let stopped = false;
  let lastId: string | undefined;
  let pause = FIRST_PAUSE_MS;
  let connection: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function connect(): Promise<void> {
    timer = undefined;
    if (stopped || document.hidden || connection || currentSession()?.ended) return;
    const mine = new AbortController();
    connection = mine;
    onLink('connecting');
    try {
      await read(mine);
    } catch {
      // Whatever ended the connection, the answer is the same: say so and connect again.
    }
    if (connection === mine) connection = undefined;
    if (stopped) return;
    onLink('lost');
    if (timer === undefined && !document.hidden) timer = setTimeout(() => void connect(), pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }

  async function read(mine: AbortController): Promise<void> {
    const headers = headersWith({ Accept: 'text/event-stream', ...(lastId ? { 'Last-Event-ID': lastId } : {}) });
    const response = await fetch(pathWith(path), { headers, signal: mine.signal, cache: 'no-store' });
    if (response.status === 401) return endSession();
    if (!response.ok || !response.body) throw new Error(`stream answered ${response.status}`);
    onLink('live');
    pause = FIRST_PAUSE_MS;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const messages = new MessageReader();
    for (;;) {
      const silence = setTimeout(() => mine.abort(), SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(silence));
      if (done || stopped) return;
      for (const message of messages.push(value)) {
        // The server does not know the present any more: the line is lost, and another may know it.
        if (message.event === 'stale') return mine.abort();
        lastId = message.id ?? lastId;
        onMessage(message);
      }
    }
  }

  const onVisibility = () => {
    if (document.hidden) connection?.abort();
    else if (!connection && timer === undefined) void connect();
  };
  const forgetSession = onSession(() => {
    // A session that is back is used at once.
    if (connection || currentSession()?.ended) return;
    clearTimeout(timer);
    void connect();
  });
  document.addEventListener('visibilitychange', onVisibility);
  void connect();
  return () => {
    stopped = true;
    forgetSession();
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(timer);
    connection?.abort();
  };
}
