import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { stateQuery } from '../../client/queries';
import { Answered } from '../../ui/Answered';
import { Json } from '../../client/types';
import { useLanguage } from '../../words/language';
import { REPLAY } from '../../words/replay';
import { compare, Difference, isChanged } from '../../value/flatten';
import { useValueWords } from '../../value/words';

/** Fields that every event moves and that say nothing of the project. */
const OF_THE_LOG = new Set([
  'revision',
  'events',
  'lastAt',
  'lastType',
  'firstAt',
  'hash',
  'id',
  'procedure',
  'standing',
  'sampledFigures',
]);

/** The project's document after an event; what the event changed is marked, with what stood there before. */
export function StateAfter({ project, revision }: { readonly project: string; readonly revision: number }) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const after = useQuery(stateQuery(project, revision));
  const before = useQuery({ ...stateQuery(project, revision - 1), enabled: revision > 0 });
  const [changesOnly, setChangesOnly] = useState(false);
  useEffect(() => {
    // The next step should need no waiting.
    void client.prefetchQuery(stateQuery(project, revision + 1));
  }, [client, project, revision]);
  return (
    <Answered query={after} height="420px">
      {({ data }) => {
        const old = revision > 0 ? before.data?.data.document : undefined;
        const waits = revision > 0 && before.data === undefined;
        const rows = compare(waits ? data.document : (old as Json | undefined), data.document).filter(
          ({ path }) => !OF_THE_LOG.has(path[0]!),
        );
        const shown = changesOnly ? rows.filter(isChanged) : rows;
        return (
          <>
            <div className="state-tools">
              <Checkbox checked={changesOnly} onChange={(event) => setChangesOnly(event.target.checked)}>
                {say(REPLAY.changesOnly)}
              </Checkbox>
              <span className="muted">
                <span className="changed-key" aria-hidden="true" /> {say(REPLAY.changed)}{' '}
                {rows.filter(isChanged).length}
              </span>
            </div>
            {shown.length === 0 ? <p className="state">{say(REPLAY.nothing)}</p> : <Rows rows={shown} />}
          </>
        );
      }}
    </Answered>
  );
}

function Rows({ rows }: { readonly rows: readonly Difference[] }) {
  const { say } = useLanguage();
  const { nameOf, valueOf } = useValueWords();
  const sections = new Map<string, Difference[]>();
  for (const row of rows) {
    const section = row.path.length > 1 ? row.path[0]! : '';
    sections.set(section, [...(sections.get(section) ?? []), row]);
  }
  return (
    <div className="state-rows" role="group" aria-label={say(REPLAY.state)} tabIndex={0}>
      {[...sections].map(([section, list]) => (
        <section key={section} aria-label={section ? nameOf(section) : undefined}>
          {section && <h3>{nameOf(section)}</h3>}
          <dl>
            {list.map((row) => {
              const path = row.path.slice(section ? 1 : 0);
              const field = row.path.filter((part) => !/^\d+$/.test(part)).at(-1) ?? '';
              const changed = isChanged(row);
              return (
                <div key={row.path.join('.')} className={changed ? 'changed' : undefined}>
                  <dt>{path.map(nameOf).join(' · ')}</dt>
                  <dd>
                    {row.after === undefined ? (
                      <del>{valueOf(field, row.before!)}</del>
                    ) : (
                      <span>{valueOf(field, row.after)}</span>
                    )}
                    {changed && row.after !== undefined && row.before !== undefined && (
                      <small>
                        {say(REPLAY.was)} {valueOf(field, row.before)}
                        {wayOf(row)}
                      </small>
                    )}
                    {changed && row.before === undefined && <small>{say(REPLAY.added)}</small>}
                    {row.after === undefined && <small>{say(REPLAY.removed)}</small>}
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </div>
  );
}

const wayOf = ({ before, after }: Difference): string =>
  typeof before === 'number' && typeof after === 'number' ? (after > before ? ' ▲' : ' ▼') : '';
