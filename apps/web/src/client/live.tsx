import { useQueryClient } from '@tanstack/react-query';
import { createContext, ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { FeedLine, linesWith } from './feed-lines';
import { follow, Link } from './follow';
import { Project } from './project';

/** One message of the board's stream: the documents that one save changed. `prev` and `n` number the saves. */
export interface BoardMessage {
  readonly n: number;
  readonly prev: number;
  readonly index: number;
  readonly recordedAt?: string;
  readonly changed: readonly { readonly key: string; readonly document: Project | null }[];
}

export interface Live {
  readonly link: Link;
  readonly index: number;
  readonly lines: readonly FeedLine[];
}

/** The board is read again at most this often (4 times a second). */
const PAUSE_MS = 250;
const Context = createContext<Live>({ link: 'connecting', index: 0, lines: [] });
export const useLive = (): Live => useContext(Context);

/** Follows the board: every message makes what is shown be read again, and adds to the feed. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [live, setLive] = useState<Live>({ link: 'connecting', index: 0, lines: [] });
  const n = useRef<number | undefined>(undefined);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const touched = new Set<string>();
    const readAgain = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ['view'], predicate: ({ queryKey }) => !isFrozen(queryKey) });
        void client.invalidateQueries({ queryKey: ['projects'] });
        // The clock of a simulation moves with its events.
        void client.invalidateQueries({ queryKey: ['installation'] });
        for (const key of touched) void client.invalidateQueries({ queryKey: ['project', key] });
        touched.clear();
      }, PAUSE_MS);
    };
    const stop = follow('/stream', {
      onLink: (link) => {
        setLive((before) => ({ ...before, link }));
        // What came while the line was down is read, not guessed.
        if (link === 'live') readAgain();
      },
      onMessage: ({ event, data }) => {
        const message = JSON.parse(data) as Partial<BoardMessage>;
        const missed = n.current !== undefined && message.n !== undefined && message.n > n.current;
        n.current = message.n ?? n.current;
        if (event === 'heartbeat' && !missed) {
          if (message.index !== undefined)
            setLive((before) => (before.index === message.index ? before : { ...before, index: message.index! }));
          return;
        }
        for (const { key } of message.changed ?? []) touched.add(key);
        const changed = (message.changed ?? []).flatMap(({ document }) => (document ? [document] : []));
        setLive((before) => ({
          ...before,
          index: message.index ?? before.index,
          lines: linesWith(changed, message.index ?? 0, before.lines),
        }));
        readAgain();
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);

  return <Context value={live}>{children}</Context>;
}

const isFrozen = (key: readonly unknown[]): boolean =>
  key.some((part) => typeof part === 'object' && part !== null && 'asOf' in part && part.asOf !== undefined);
