import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTitle } from '../app/useTitle';
import { problemOf } from '../client/problem';
import { projectQuery } from '../client/queries';
import { useReplayed } from './useReplayed';
import { Link } from '../routing/Link';
import { placeWith, usePlace } from '../routing/location';
import { Answered } from '../ui/Answered';
import { AtLine } from '../ui/AtLine';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';
import { PROJECT, STATUSES } from '../words/project';
import { Header } from './Header';
import { Ladder } from './Ladder';
import { useProjectLive } from './useProjectLive';
import './project.css';

const TABS = {
  overview: { words: PROJECT.overview, Part: lazy(() => import('./overview/Overview')) },
  replay: { words: PROJECT.replay, Part: lazy(() => import('./replay/Replay')) },
  act: { words: PROJECT.act, Part: lazy(() => import('./act/Acts')) },
  documents: { words: PROJECT.documents, Part: lazy(() => import('./documents/Documents')) },
};
type Tab = keyof typeof TABS;

/** One project: where it stands, its whole history, what may be done next, its documents. */
export default function ProjectPage({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const { search } = usePlace();
  const query = useQuery(projectQuery(id));
  const link = useProjectLive(id);
  const asked = search.get('tab') as Tab;
  const tab: Tab = asked in TABS ? asked : 'overview';
  const project = query.data?.data;
  const replayed = useReplayed(project, tab === 'replay');
  const { Part } = TABS[tab];
  useTitle(
    project
      ? `${project.title}(${say(STATUSES[project.status] ?? { zh: project.status, en: project.status })})`
      : say(PROJECT.overview),
  );
  if (query.error && problemOf(query.error).status === 404)
    return (
      <div className="state">
        <h1>{say(PROJECT.notFound)}</h1>
        <Link href="/projects">{say(COMMON.projects)}</Link>
      </div>
    );
  return (
    <Answered query={query} height="80vh">
      {({ data, at }) => (
        <>
          <Header project={replayed ?? data} now={data.revision} link={link} />
          <Ladder project={replayed ?? data} />
          <nav className="tabs" aria-label={data.title}>
            {(Object.keys(TABS) as Tab[]).map((name) => (
              <Link
                key={name}
                href={placeWith({
                  tab: name === 'overview' ? undefined : name,
                  rev: undefined,
                  act: undefined,
                  key: undefined,
                })}
                aria-current={name === tab ? 'page' : undefined}
              >
                {say(TABS[name].words)}
              </Link>
            ))}
          </nav>
          <Suspense fallback={<div className="state" style={{ minHeight: '60vh' }} />}>
            <Part project={data} />
          </Suspense>
          <AtLine at={at} />
        </>
      )}
    </Answered>
  );
}
