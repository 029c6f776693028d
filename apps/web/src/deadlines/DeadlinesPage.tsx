import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTitle } from '../app/useTitle';
import { readDeadlines } from '../client/deadlines';
import { useLive } from '../client/live';
import { change, usePlace } from '../routing/location';
import { Answered } from '../ui/Answered';
import { AtLine } from '../ui/AtLine';
import { LiveBadge } from '../ui/LiveBadge';
import { COMMON } from '../words/common';
import { DEADLINE_STATES, DEADLINES } from '../words/deadlines';
import { useLanguage } from '../words/language';
import { DeadlineTable } from './DeadlineTable';

/** What each choice asks for; the first one where the address names none. */
const SHOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  open: { open: 'true' },
  overdue: { state: 'overdue' },
  paused: { state: 'paused' },
  provisional: { open: 'true', provisional: 'true' },
  metLate: { state: 'metLate', sort: '-due' },
  all: { sort: '-due' },
};

/** R13: what is due when, by which rule, and what is overdue. */
export default function DeadlinesPage() {
  const { say } = useLanguage();
  const { search } = usePlace();
  const { link, index } = useLive();
  const chosen = search.get('show') ?? 'open';
  const query = SHOWN[chosen] ?? SHOWN['open']!;
  const pages = useInfiniteQuery({
    queryKey: ['projects', 'deadlines', query],
    queryFn: ({ signal, pageParam }) => readDeadlines({ ...query, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.page?.next,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  useTitle(say(DEADLINES.title));
  const words: Readonly<Record<string, { zh: string; en: string }>> = {
    ...DEADLINE_STATES,
    open: DEADLINES.open,
    provisional: DEADLINES.provisional,
    all: COMMON.all,
  };
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say(DEADLINES.title)}</h1>
          <p>{say(DEADLINES.lead)}</p>
        </div>
        <div className="tools">
          <Segmented
            aria-label={say(DEADLINES.show)}
            value={chosen in SHOWN ? chosen : 'open'}
            options={Object.keys(SHOWN).map((value) => ({ value, label: say(words[value]!) }))}
            onChange={(value) => change({ show: value === 'open' ? undefined : value })}
          />
          <LiveBadge link={link} index={index} />
        </div>
      </div>
      <Answered query={pages} height="60vh">
        {({ pages: loaded }) => {
          const rows = loaded.flatMap(({ data }) => data);
          const last = loaded[loaded.length - 1]!;
          return (
            <>
              <div className="panel">
                <header>
                  <p role="status">{say(DEADLINES.found(last.page?.total ?? rows.length))}</p>
                </header>
                {rows.length === 0 ? (
                  <p className="state">{say(chosen === 'open' ? DEADLINES.none : COMMON.noData)}</p>
                ) : (
                  <DeadlineTable caption={say(DEADLINES.title)} rows={rows} />
                )}
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
