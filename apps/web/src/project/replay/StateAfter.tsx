import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { stateQuery } from '../../client/queries';
import { Answered } from '../../ui/Answered';
import { compare, isChanged } from '../../value/flatten';
import { useLanguage } from '../../words/language';
import { REPLAY } from '../../words/replay';
import { Differences } from './Differences';

/** Fields that every event moves and that say nothing of the project. */
const OF_THE_LOG = new Set(
  'revision events lastAt lastType firstAt hash id procedure standing sampledFigures'.split(' '),
);

interface StateAfterProps {
  readonly project: string;
  readonly revision: number;
  /** The revision that comes next, if any: read ahead, so that the next step needs no waiting. */
  readonly next: number | undefined;
}

/** The project's document after an event; what the event changed is marked, with what stood there before. */
export function StateAfter({ project, revision, next }: StateAfterProps) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const after = useQuery({ ...stateQuery(project, revision), placeholderData: keepPreviousData });
  const before = useQuery({
    ...stateQuery(project, revision - 1),
    enabled: revision > 0,
    placeholderData: keepPreviousData,
  });
  const [changesOnly, setChangesOnly] = useState(false);
  useEffect(() => {
    if (next !== undefined) void client.prefetchQuery(stateQuery(project, next));
  }, [client, project, next]);
  const [now, old] = [after.data?.data.document, revision > 0 ? before.data?.data.document : undefined];
  const rows = useMemo(() => {
    // Until both sides are there nothing is called a change.
    const known = revision > 0 && old === undefined ? now : old;
    return compare(known, now).filter(({ path }) => !OF_THE_LOG.has(path[0]!));
  }, [revision, now, old]);
  const changes = useMemo(() => rows.filter(isChanged), [rows]);
  const shown = changesOnly ? changes : rows;
  return (
    <Answered query={after} height="420px">
      {() => (
        <>
          <div className="state-tools">
            <Checkbox checked={changesOnly} onChange={(event) => setChangesOnly(event.target.checked)}>
              {say(REPLAY.changesOnly)}
            </Checkbox>
            <span className="muted">
              <span className="changed-key" aria-hidden="true" /> {say(REPLAY.changed)} {changes.length}
            </span>
          </div>
          {changes.length === 0 && before.data && !after.isPlaceholderData && !before.isPlaceholderData && (
            <p className="state-none">{say(REPLAY.nothing)}</p>
          )}
          {shown.length > 0 && <Differences rows={shown} />}
        </>
      )}
    </Answered>
  );
}
