import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useLabel } from '../client/codes';
import { Query } from '../client/http';
import { DeltaRow } from '../client/project';
import { deltasQuery, historyQuery } from '../client/queries';
import { LoggedEvent } from '../client/types';
import { Unit } from '../format/money';
import { minuteOf } from '../format/time';
import { Link } from '../routing/Link';
import { Answered } from '../ui/Answered';
import { DRILL } from '../words/board';
import { useLanguage } from '../words/language';
import { Amount } from './Amount';

interface DrillProjectProps {
  readonly view: string;
  readonly project: string;
  readonly title: string;
  readonly value: number;
  readonly measure: string;
  readonly unit: Unit;
  readonly where: Query;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One project's part of a figure; opened, the events that changed it, with the running sum. */
export function DrillProject({ view, project, title, value, measure, unit, where, open, onToggle }: DrillProjectProps) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <li>
      <div className="drill-row">
        <Link href={`/projects/${project}`}>{title}</Link>
        <b>
          <Amount measure={measure} value={value} unit={unit} />
        </b>
        <button
          type="button"
          className="plain drill-open"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={onToggle}
        >
          {say(open ? DRILL.hideEvents : DRILL.showEvents)}
          <span className="hidden-text"> {title}</span>
        </button>
      </div>
      {open && (
        <div id={id}>
          <Deltas {...{ view, project, measure, unit, where }} />
        </div>
      )}
    </li>
  );
}

function Deltas({
  view,
  project,
  measure,
  unit,
  where,
}: Omit<DrillProjectProps, 'title' | 'value' | 'open' | 'onToggle'>) {
  const { say } = useLanguage();
  const label = useLabel();
  const deltas = useQuery(deltasQuery(view, { ...where, key: project }));
  const history = useQuery(historyQuery(project));
  return (
    <Answered query={deltas} height="60px">
      {({ data }) => {
        const lines = byEvent(data, measure);
        if (lines.length === 0) return <p className="state">{say(DRILL.noEvents)}</p>;
        return (
          <ol className="drill-events">
            {lines.map(({ position, change, running }) => {
              const event = history.data?.data.find(({ index }) => index === position);
              return (
                <li key={position}>
                  <EventLink {...{ project, position, event }} words={event ? label('events', event.type) : ''} />
                  <Amount measure={measure} value={change} unit={unit} signed />
                  <span className="muted">
                    {say(DRILL.running)} <Amount measure={measure} value={running} unit={unit} />
                  </span>
                </li>
              );
            })}
          </ol>
        );
      }}
    </Answered>
  );
}

function EventLink({
  project,
  position,
  event,
  words,
}: {
  project: string;
  position: number;
  event: LoggedEvent | undefined;
  words: string;
}) {
  const { say } = useLanguage();
  const place = `${say(DRILL.position)} ${position}`;
  if (!event) return <span className="num">{place}</span>;
  return (
    <span>
      <Link href={`/projects/${project}?tab=replay&rev=${event.revision}`}>{words}</Link>{' '}
      <span className="muted num">
        {place} · {minuteOf(event.meta.occurredAt)}
      </span>
    </span>
  );
}

/** The change by each event, leaving and entering cells netted, with the sum so far. */
function byEvent(rows: readonly DeltaRow[], measure: string) {
  const changes = new Map<number, number>();
  for (const { position, measures } of rows)
    changes.set(position, (changes.get(position) ?? 0) + (measures[measure] ?? 0));
  let running = 0;
  return [...changes]
    .sort(([a], [b]) => a - b)
    .filter(([, change]) => change !== 0)
    .map(([position, change]) => ({ position, change, running: (running += change) }));
}
