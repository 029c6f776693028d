import { useLabel } from '../client/codes';
import { Link as LinkState } from '../client/follow';
import { Project } from '../client/project';
import { Facts } from '../ui/Facts';
import { LiveBadge } from '../ui/LiveBadge';
import { ExampleTag } from '../ui/ExampleTag';
import { StatusTag } from '../ui/StatusTag';
import { COMMON } from '../words/common';
import { DIMENSIONS } from '../words/board';
import { useLanguage } from '../words/language';
import { PROJECT } from '../words/project';

interface HeaderProps {
  readonly project: Project;
  /** The revision that the project has now; the replay may show an earlier one. */
  readonly now: number;
  readonly link: LinkState;
}

export function Header({ project, now, link }: HeaderProps) {
  const { say } = useLanguage();
  const label = useLabel();
  const { procedure } = project;
  return (
    <header className="project-head">
      <div className="page-head">
        <h1>
          {project.title} <StatusTag status={project.status} />
          <ExampleTag project={project} />
          {project.revision < now && <span className="tag warn">{say(PROJECT.asAfter(project.revision + 1))}</span>}
          {project.imported && <span className="tag">{say(COMMON.imported)}</span>}
        </h1>
        <LiveBadge link={link} />
      </div>
      <Facts
        wide
        of={[
          [say(PROJECT.purchaser), label('organisations', project.purchaser)],
          [say(DIMENSIONS.district), label('districts', project.district)],
          [say(DIMENSIONS.year), project.year],
          [say(PROJECT.item), `${project.item.code} ${project.item.name}`],
          [say(DIMENSIONS.category), label('categories', project.category)],
          [say(PROJECT.serviceType), project.serviceType && label('serviceTypes', project.serviceType)],
          [
            say(PROJECT.procedure),
            <span key="procedure" title={procedure.hash}>
              {procedure.id} v{procedure.version} <code>{procedure.hash.slice(7, 15)}</code>
            </span>,
          ],
        ]}
      />
      {project.alarms.length > 0 && (
        <ul className="head-alarms">
          {project.alarms.map((alarm) => (
            <li key={alarm.code + (alarm.text?.zh ?? '')} className="notice bad">
              <b>{alarm.text ? say(alarm.text) : label('alarms', alarm.code)}</b>
              {alarm.key && alarm.key !== project.id && <span className="muted">{alarm.key}</span>}
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
