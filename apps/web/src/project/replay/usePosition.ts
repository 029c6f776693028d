import { useEffect, useRef, useState } from 'react';
import { change, usePlace } from '../../routing/location';

export interface Position {
  /** Which event, from 0. */
  readonly at: number;
  readonly last: number;
  readonly playing: boolean;
  readonly to: (at: number) => void;
  readonly play: (on: boolean) => void;
}

const STEP_MS = 1000;
/** Keys act unless the reader is writing. */
const WRITING = 'input:not([type=range]), textarea, select, [contenteditable], [role=combobox], dialog *';

/** Where the replay stands: in the address (`rev`), moved by slider, buttons and keys. Without it: the latest. */
export function usePosition(length: number): Position {
  const { search } = usePlace();
  const [playing, play] = useState(false);
  const last = length - 1;
  const asked = search.get('rev');
  const at = Math.max(
    0,
    Math.min(last, asked === null || Number.isNaN(Number(asked)) ? last : Math.trunc(Number(asked))),
  );
  const to = (next: number) => change({ rev: String(Math.max(0, Math.min(last, next))) });
  const now = useRef({ at, last, playing, to });
  useEffect(() => {
    now.current = { at, last, playing, to };
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.matches(WRITING)) return;
      const { at, last, playing, to } = now.current;
      if (event.key === 'ArrowLeft') to(at - 1);
      else if (event.key === 'ArrowRight') to(at + 1);
      else if (event.key === 'Home') to(0);
      else if (event.key === 'End') to(last);
      else if (event.key === ' ' && !target.matches('button, a')) play(!playing);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      const { at, last, to } = now.current;
      if (at >= last) play(false);
      else to(at + 1);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [playing]);

  return { at, last, playing, to, play };
}
