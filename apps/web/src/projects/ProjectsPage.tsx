import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTitle } from '../app/useTitle';
import { useLive } from '../client/live';
import { get } from '../client/http';
import { Project } from '../client/project';
import { mayPropose } from '../client/roles';
import { useSession } from '../client/useSession';
import { Answer } from '../client/types';
import { Link } from '../routing/Link';
import { change, usePlace } from '../routing/location';
import { Answered } from '../ui/Answered';
import { AtLine } from '../ui/AtLine';
import { LiveBadge } from '../ui/LiveBadge';
import { UnitSwitch } from '../ui/UnitSwitch';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';
import { PROJECTS } from '../words/project';
import { useView } from '../board/moment';
import { FilterForm } from './FilterForm';
import { FILTERS, queryOf } from './filters';
import { ProjectTable } from './ProjectTable';
import './projects.css';

/** All projects that the reader may see, by document number, supplier, amount and place in their life. */
export default function ProjectsPage() {
  const { say } = useLanguage();
  const { search } = usePlace();
  const { link, index } = useLive();
  const { unit } = useView();
  const grants = useSession()?.grants ?? [];
  const query = queryOf(search);
  const pages = useInfiniteQuery({
    queryKey: ['projects', 'pages', query],
    queryFn: ({ signal, pageParam }) =>
      get<Answer<readonly Project[]>>('/projects', { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.page?.next,
    placeholderData: keepPreviousData,
  });
  useTitle(say(PROJECTS.title));
  return (
    <>
      <div className="page-head">
        <h1>{say(PROJECTS.title)}</h1>
        <div className="tools">
          {mayPropose(grants) && <Link href="/propose">{say(PROJECTS.propose)}</Link>}
          <UnitSwitch value={unit} />
          <LiveBadge link={link} index={index} />
        </div>
      </div>
      <FilterForm key={FILTERS.map((filter) => search.get(filter) ?? '').join('|')} search={search} />
      <Answered query={pages} height="60vh">
        {({ pages: loaded }) => {
          const projects = loaded.flatMap(({ data }) => data);
          const last = loaded[loaded.length - 1]!;
          return (
            <>
              <div className="panel">
                <header>
                  <p role="status">{say(PROJECTS.found(last.page?.total ?? projects.length))}</p>
                </header>
                {projects.length === 0 ? <Nothing /> : <ProjectTable projects={projects} unit={unit} />}
                {pages.hasNextPage && (
                  <p className="state">
                    <Button onClick={() => void pages.fetchNextPage()} disabled={pages.isFetchingNextPage}>
                      {say(COMMON.more)}
                    </Button>
                  </p>
                )}
              </div>
              <AtLine at={last.at} />
            </>
          );
        }}
      </Answered>
    </>
  );
}

function Nothing() {
  const { say } = useLanguage();
  return (
    <div className="state">
      <p>{say(COMMON.noData)}</p>
      <Button onClick={() => change(Object.fromEntries(FILTERS.map((filter) => [filter, undefined])))}>
        {say(COMMON.clearFilters)}
      </Button>
    </div>
  );
}
