import { Installation } from '../client/queries';
import { Answer } from '../client/types';
import { minuteOf } from '../format/time';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';

/** Stands over every page of a simulation, with the simulation's own clock. */
export function DemoBanner({ installation: { data, at } }: { readonly installation: Answer<Installation> }) {
  const { say } = useLanguage();
  if (data.mode !== 'simulation') return null;
  const clock = data.clock ?? at.recordedAt;
  return (
    <aside className="demo" aria-label={say(COMMON.demo)}>
      <b>{say(COMMON.demo)}</b>
      <span>{say(COMMON.demoHint)}</span>
      {clock && <time className="num">{minuteOf(clock)}</time>}
    </aside>
  );
}
