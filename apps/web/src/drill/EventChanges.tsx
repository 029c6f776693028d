import { useQuery } from '@tanstack/react-query';
import { useLabel } from '../client/codes';
import { Query } from '../client/http';
import { deltasQuery, historyQuery } from '../client/queries';
import { LoggedEvent } from '../client/types';
import { Unit } from '../format/money';
import { occurred } from '../format/time';
import { Link } from '../routing/Link';
import { Answered } from '../ui/Answered';
import { DRILL } from '../words/board';
import { UNITS } from '../words/common';
import { useLanguage } from '../words/language';
import { Amount } from './Amount';
import { byEvent } from './byEvent';
import './drill.css';

export interface EventChangesProps {
  readonly view: string;
  readonly project: string;
  readonly measure: string;
  readonly unit: Unit;
  readonly where: Query;
}

/** The events that made one project's part of a figure: what each changed, and the sum so far. */
export function EventChanges({ view, project, measure, unit, where }: EventChangesProps) {
  const { say } = useLanguage();
  const deltas = useQuery(deltasQuery(view, { ...where, key: project }));
  const history = useQuery(historyQuery(project)).data?.data;
  const inUnit = measure.endsWith('Fen') && <span className="unit"> {say(UNITS[unit])}</span>;
  return (
    <Answered query={deltas} height="60px">
      {({ data }) => {
        const changes = byEvent(data, measure);
        if (changes.length === 0) return <p className="state">{say(DRILL.noEvents)}</p>;
        return (
          <table className="drill-events">
            <thead>
              <tr>
                <th scope="col">{say(DRILL.event)}</th>
                <th scope="col">
                  {say(DRILL.change)}
                  {inUnit}
                </th>
                <th scope="col">
                  {say(DRILL.running)}
                  {inUnit}
                </th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ position, change, running }) => (
                <tr key={position}>
                  <th scope="row">
                    <EventName
                      project={project}
                      position={position}
                      event={history?.find(({ index }) => index === position)}
                    />
                  </th>
                  <td className={change < 0 ? 'less' : undefined}>
                    <Amount measure={measure} value={change} unit={unit} signed bare />
                  </td>
                  <td>
                    <Amount measure={measure} value={running} unit={unit} bare />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      }}
    </Answered>
  );
}

interface EventNameProps {
  readonly project: string;
  readonly position: number;
  readonly event: LoggedEvent | undefined;
}

function EventName({ project, position, event }: EventNameProps) {
  const { say } = useLanguage();
  const label = useLabel();
  const place = `${say(DRILL.position)} ${position}`;
  if (!event) return <span className="num">{place}</span>;
  const { revision, type, meta } = event;
  return (
    <>
      <Link href={`/projects/${project}?tab=replay&rev=${revision}`}>{label('events', type)}</Link>
      <span className="muted num">
        {occurred(meta.occurredAt, meta.occurredPrecision)} · {place}
      </span>
    </>
  );
}
