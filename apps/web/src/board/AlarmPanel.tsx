import { useQuery } from '@tanstack/react-query';
import { useLabel } from '../client/codes';
import { projectsQuery } from '../client/queries';
import { Link } from '../routing/Link';
import { Answered } from '../ui/Answered';
import { Panel } from '../ui/Panel';
import { BOARD } from '../words/board';
import { useLanguage } from '../words/language';
import { View } from './moment';

const READ = 200;

/** The projects with alarms, each alarm in words. */
export function AlarmPanel({ view }: { readonly view: View }) {
  const { say } = useLanguage();
  const label = useLabel();
  const query = useQuery(projectsQuery({ limit: READ, sort: '-lastAt', jurisdiction: view.jurisdiction }));
  return (
    <Panel title={say(BOARD.alarms)}>
      <Answered query={query} height="80px">
        {({ data }) => {
          const alarmed = data.filter(({ alarms }) => alarms.length > 0);
          if (alarmed.length === 0) return <p className="state">{say(BOARD.noAlarms)}</p>;
          return (
            <ul className="alarms">
              {alarmed.flatMap((project) =>
                project.alarms.map((alarm) => (
                  <li key={`${project.id}${alarm.code}${alarm.text?.zh ?? ''}`}>
                    <span className="tag bad">{alarm.text ? say(alarm.text) : label('alarms', alarm.code)}</span>
                    <Link href={`/projects/${project.id}`}>{project.title}</Link>
                    <span className="muted">{label('districts', project.district)}</span>
                  </li>
                )),
              )}
            </ul>
          );
        }}
      </Answered>
    </Panel>
  );
}
