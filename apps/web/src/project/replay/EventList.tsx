import { useEffect, useRef } from 'react';
import { useLabel } from '../../client/codes';
import { LoggedEvent } from '../../client/types';
import { occurred } from '../../format/time';
import { SampleTag } from '../../ui/SampleTag';
import { useLanguage } from '../../words/language';
import { COMMON } from '../../words/common';
import { markOf } from './marks';

const SIGN = { money: '¥', incident: '!', correction: '↺', late: '迟' } as const;

interface EventListProps {
  readonly events: readonly LoggedEvent[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

/** All events of the project, oldest first; the one that the replay stands at is current. */
export function EventList({ events, at, onChoose }: EventListProps) {
  const { say } = useLanguage();
  const label = useLabel();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.children[at] as HTMLElement | undefined;
    const box = list.current;
    if (!row || !box) return;
    // A third from the top: what came before and what comes after are both in sight.
    box.scrollTop = row.offsetTop - box.offsetTop - box.clientHeight / 3;
  }, [at, events.length]);
  return (
    <ol className="event-list" ref={list}>
      {events.map((event, place) => {
        const mark = markOf(event);
        return (
          <li key={event.id} className={mark && `mark-${mark}`}>
            <button
              type="button"
              className="plain"
              aria-current={place === at ? 'step' : undefined}
              onClick={() => onChoose(place)}
            >
              <span className="num muted">{place + 1}</span>
              <span className="event-name">
                {label('events', event.type)}
                {mark && <i aria-hidden="true">{SIGN[mark]}</i>}
                {event.data['sample'] !== undefined && <SampleTag />}
                {event.meta.entry?.kind === 'import' && <span className="tag">{say(COMMON.imported)}</span>}
              </span>
              <time className="num muted">
                {occurred(event.meta.occurredAt, event.meta.occurredPrecision ?? 'day')}
              </time>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
