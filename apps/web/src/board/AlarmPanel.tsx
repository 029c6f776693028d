import { useQuery } from '@tanstack/react-query';
import { useLabel } from '../client/codes';
import { Project } from '../client/project';
import { projectsQuery } from '../client/queries';
import { Link } from '../routing/Link';
import { Answered } from '../ui/Answered';
import { Panel } from '../ui/Panel';
import { BOARD } from '../words/board';
import { useLanguage } from '../words/language';
import { View } from './moment';

const READ = 200;

/** The projects with alarms, each alarm in words. Of a past moment only the counts are kept; they drill. */
export function AlarmPanel({ view }: { readonly view: View }) {
  const { say } = useLanguage();
  return (
    <Panel title={say(BOARD.alarms)}>
      {view.asOf === undefined ? <Alarmed view={view} /> : <p className="state">{say(BOARD.alarmsFrozen)}</p>}
    </Panel>
  );
}

function Alarmed({ view }: { readonly view: View }) {
  const { say } = useLanguage();
  const label = useLabel();
  const query = useQuery(
    projectsQuery({ alarmed: 'true', limit: READ, sort: '-lastAt', jurisdiction: view.jurisdiction }),
  );
  return (
    <Answered query={query} height="80px">
      {({ data, page }) => {
        const alarmed = data.filter(({ sampledFigures }) => isShown(view, sampledFigures));
        if (alarmed.length === 0) return <p className="state">{say(BOARD.noAlarms)}</p>;
        return (
          <>
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
            {page?.next && <p className="state">{say(BOARD.alarmsMore(READ))}</p>}
          </>
        );
      }}
    </Answered>
  );
}

/** Alarms go with the project's budget: an example where that is one. */
const isShown = ({ sample }: View, sampled: Project['sampledFigures']): boolean =>
  sample === 'in' || sampled.includes('budgetFen') === (sample === 'only');
