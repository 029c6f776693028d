import { useLabel } from '../client/codes';
import { Project } from '../client/project';
import { UnitChoice, unitFor } from '../format/money';
import { lastKnown } from '../format/time';
import { Link } from '../routing/Link';
import { Column, DataTable } from '../ui/DataTable';
import { Figure } from '../ui/Figure';
import { Moved } from '../ui/Moved';
import { ExampleTag } from '../ui/ExampleTag';
import { StatusTag } from '../ui/StatusTag';
import { useInUnit } from '../ui/useInUnit';
import { COMMON, UNITS } from '../words/common';
import { DIMENSIONS, MEASURES } from '../words/board';
import { useLanguage } from '../words/language';
import { PROJECT, PROJECTS } from '../words/project';

const AMOUNTS = [
  ['budgetFen', MEASURES.plannedFen],
  ['awardedFen', MEASURES.awardedFen],
  ['contractedFen', MEASURES.contractedFen],
  ['paidFen', MEASURES.paidFen],
] as const;

export function ProjectTable({
  projects,
  unit: choice,
}: {
  readonly projects: readonly Project[];
  readonly unit: UnitChoice;
}) {
  const { say } = useLanguage();
  const label = useLabel();
  const unit = unitFor(
    choice,
    projects.map(({ budgetFen }) => budgetFen),
  );
  const inUnit = useInUnit(unit);
  const columns: readonly Column<Project>[] = [
    {
      id: 'title',
      head: say(PROJECTS.project),
      rowHead: true,
      cell: (project) => (
        <>
          <Link className="clamp" href={`/projects/${project.id}`}>
            {project.title}
          </Link>
          <span className="under">
            {label('organisations', project.purchaser)}
            <ExampleTag project={project} />
            {project.imported && <span className="tag">{say(COMMON.imported)}</span>}
            {project.alarms.length > 0 && (
              <span className="tag bad">
                {say(MEASURES.alarms)} {project.alarms.length}
              </span>
            )}
          </span>
        </>
      ),
    },
    { id: 'district', head: say(DIMENSIONS.district), cell: ({ district }) => label('districts', district) },
    { id: 'year', head: say(DIMENSIONS.year), cell: ({ year }) => year },
    {
      id: 'stage',
      head: say(PROJECTS.status),
      cell: ({ status, stage }) => (
        <>
          <StatusTag status={status} />
          <span className="under">{stage ? label('stages', stage) : ''}</span>
        </>
      ),
    },
    ...AMOUNTS.map(([name, words]): Column<Project> => ({
      id: name,
      head: (
        <>
          {say(words)} <span className="unit">{say(UNITS[unit])}</span>
        </>
      ),
      label: inUnit(words),
      end: true,
      cell: (project) => (
        <Moved value={project[name]}>
          <Figure fen={project[name]} unit={unit} />
        </Moved>
      ),
    })),
    {
      id: 'supplier',
      head: say(PROJECTS.supplier),
      cell: ({ suppliers }) => suppliers.map((code) => label('organisations', code)).join('、') || '—',
    },
    {
      id: 'last',
      head: say(PROJECTS.last),
      cell: ({ id, revision, lastType, lastAt, imported, events }) => (
        <>
          <Link href={`/projects/${id}?tab=replay&rev=${revision}`}>{label('events', lastType)}</Link>
          <span className="under num">
            {lastKnown(lastAt, imported).slice(0, 10)} · {say(PROJECT.events(events))}
          </span>
        </>
      ),
    },
  ];
  return <DataTable caption={say(PROJECTS.title)} columns={columns} rows={projects} rowKey={({ id }) => id} cards />;
}
