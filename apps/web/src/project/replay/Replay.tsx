import { useQuery } from '@tanstack/react-query';
import { Project } from '../../client/project';
import { historyQuery } from '../../client/queries';
import { LoggedEvent } from '../../client/types';
import { Answered } from '../../ui/Answered';
import { Panel } from '../../ui/Panel';
import { useLanguage } from '../../words/language';
import { REPLAY } from '../../words/replay';
import { Controls } from './Controls';
import { EventDetail } from './EventDetail';
import { EventList } from './EventList';
import { StateAfter } from './StateAfter';
import { usePosition } from './usePosition';
import './replay.css';

/** R02: any project's history, event by event: the state after it, who did it, by what right, on which facts. */
export default function Replay({ project }: { readonly project: Project }) {
  const history = useQuery(historyQuery(project.id));
  return (
    <Answered query={history} height="70vh">
      {({ data }) => (data.length > 0 ? <Replaying project={project.id} events={data} /> : null)}
    </Answered>
  );
}

function Replaying({ project, events }: { readonly project: string; readonly events: readonly LoggedEvent[] }) {
  const { say } = useLanguage();
  const position = usePosition(events.length);
  const event = events[position.at]!;
  return (
    <div className="replay">
      <Controls events={events} position={position} />
      <div className="replay-grid">
        <Panel title={say(REPLAY.events)} className="replay-list">
          <EventList events={events} at={position.at} onChoose={position.to} />
        </Panel>
        <Panel title={say(REPLAY.state)} className="replay-state">
          <StateAfter project={project} revision={event.revision} next={events[position.at + 1]?.revision} />
        </Panel>
        <Panel title={say(REPLAY.detail)} className="replay-detail">
          <EventDetail event={event} before={events[position.at - 1]} />
        </Panel>
      </div>
    </div>
  );
}
