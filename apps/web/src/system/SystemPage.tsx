import { useQuery } from '@tanstack/react-query';
import { useTitle } from '../app/useTitle';
import { useLabel } from '../client/codes';
import { Answered } from '../ui/Answered';
import { DataTable } from '../ui/DataTable';
import { Panel } from '../ui/Panel';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';
import { SYSTEM } from '../words/system';
import { feedsQuery, peopleQuery } from './queries';

/** For who runs the system: whether what is shown keeps up with the log, and who may do what. */
export default function SystemPage() {
  const { say } = useLanguage();
  useTitle(say(SYSTEM.title));
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say(SYSTEM.title)}</h1>
          <p>{say(SYSTEM.lead)}</p>
        </div>
      </div>
      <Panel title={say(SYSTEM.feeds)}>
        <FeedTable />
      </Panel>
      <Panel title={say(SYSTEM.people)}>
        <People />
      </Panel>
    </>
  );
}

function FeedTable() {
  const { say } = useLanguage();
  return (
    <Answered query={useQuery(feedsQuery)} height="80px">
      {({ projections }) => (
        <DataTable
          cards
          caption={say(SYSTEM.feeds)}
          rows={projections}
          rowKey={({ projection }) => projection}
          columns={[
            {
              id: 'projection',
              head: say(SYSTEM.projection),
              rowHead: true,
              cell: ({ projection, version }) => `${projection} v${version}`,
            },
            {
              id: 'state',
              head: say(SYSTEM.state),
              cell: ({ state }) => (
                <span className={state === 'live' ? 'tag ok' : 'tag warn'}>
                  {state === 'live' ? say(SYSTEM.live) : state}
                </span>
              ),
            },
            { id: 'position', head: say(SYSTEM.position), end: true, cell: ({ position }) => position },
            { id: 'behind', head: say(SYSTEM.behind), end: true, cell: ({ behind }) => behind },
          ]}
        />
      )}
    </Answered>
  );
}

function People() {
  const { say } = useLanguage();
  const label = useLabel();
  return (
    <Answered query={useQuery(peopleQuery)} height="50vh">
      {({ data }) => (
        <DataTable
          cards
          caption={say(SYSTEM.people)}
          rows={data}
          rowKey={({ person }) => person}
          columns={[
            { id: 'name', head: say(SYSTEM.name), rowHead: true, cell: ({ name, person }) => name ?? person },
            { id: 'login', head: say(SYSTEM.login), cell: ({ login }) => <code>{login ?? '—'}</code> },
            {
              id: 'grants',
              head: say(SYSTEM.grants),
              cell: ({ grants }) => (
                <ul>
                  {grants.map(({ grant, role, organisation }) => (
                    <li key={grant}>
                      {label('roles', role)} · {label('organisations', organisation)}
                    </li>
                  ))}
                </ul>
              ),
            },
            { id: 'active', head: say(SYSTEM.active), cell: ({ active }) => say(active ? COMMON.yes : COMMON.no) },
          ]}
        />
      )}
    </Answered>
  );
}
