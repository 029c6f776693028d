import { Button } from 'antd';
import { useLabel } from '../../client/codes';
import { LoggedEvent } from '../../client/types';
import { occurred } from '../../format/time';
import { useLanguage } from '../../words/language';
import { REPLAY } from '../../words/replay';
import { markOf } from './marks';
import { Position } from './usePosition';

const PATHS = {
  first: 'M3 3v10M13 3 6 8l7 5z',
  previous: 'M11 3 4 8l7 5z',
  next: 'm5 3 7 5-7 5z',
  last: 'M13 3v10M3 3l7 5-7 5z',
};
const Icon = ({ of }: { readonly of: keyof typeof PATHS }) => (
  <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
    <path d={PATHS[of]} />
  </svg>
);

interface ControlsProps {
  readonly events: readonly LoggedEvent[];
  readonly position: Position;
}

/** Slider, buttons and marks; oldest left, and the buttons never move. */
export function Controls({ events, position: { at, last, playing, to, play } }: ControlsProps) {
  const { say } = useLanguage();
  const label = useLabel();
  const event = events[at]!;
  const words = label('events', event.type);
  return (
    <section className="panel controls" aria-label={say(REPLAY.slider)}>
      <div className="controls-line">
        <div className="controls-buttons">
          <Button aria-label={say(REPLAY.first)} title={say(REPLAY.first)} disabled={at === 0} onClick={() => to(0)}>
            <Icon of="first" />
          </Button>
          <Button
            aria-label={say(REPLAY.previous)}
            title={say(REPLAY.previous)}
            disabled={at === 0}
            onClick={() => to(at - 1)}
          >
            <Icon of="previous" />
          </Button>
          <Button className="play" disabled={at === last && !playing} onClick={() => play(!playing)}>
            {say(playing ? REPLAY.pause : REPLAY.play)}
          </Button>
          <Button
            aria-label={say(REPLAY.next)}
            title={say(REPLAY.next)}
            disabled={at === last}
            onClick={() => to(at + 1)}
          >
            <Icon of="next" />
          </Button>
          <Button
            aria-label={say(REPLAY.last)}
            title={say(REPLAY.last)}
            disabled={at === last}
            onClick={() => to(last)}
          >
            <Icon of="last" />
          </Button>
        </div>
        <p className="controls-now" role="status">
          <span className="num muted">{say(REPLAY.step(at + 1, last + 1))}</span>
          <b>{words}</b>
          <time className="num">{occurred(event.meta.occurredAt, event.meta.occurredPrecision)}</time>
        </p>
        <span className="muted controls-keys">{say(REPLAY.keys)}</span>
      </div>
      <div className="controls-track">
        <svg viewBox={`0 0 ${Math.max(1, last)} 10`} preserveAspectRatio="none" aria-hidden="true">
          {events.map((one, place) => {
            const mark = markOf(one);
            return (
              mark && (
                <line
                  key={one.id}
                  className={`mark-${mark}`}
                  x1={place}
                  x2={place}
                  y1="1"
                  y2="10"
                  vectorEffect="non-scaling-stroke"
                />
              )
            );
          })}
        </svg>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={at}
          aria-label={say(REPLAY.slider)}
          aria-valuetext={`${say(REPLAY.step(at + 1, last + 1))} ${words}`}
          onChange={(change) => to(Number(change.target.value))}
        />
      </div>
    </section>
  );
}
