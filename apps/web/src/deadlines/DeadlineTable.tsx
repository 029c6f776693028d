import { useLabel } from '../client/codes';
import { Deadline } from '../client/deadlines';
import { dayOf } from '../format/time';
import { useKeyWords } from '../project/act/useKeyWords';
import { Link } from '../routing/Link';
import { Column, DataTable } from '../ui/DataTable';
import { DEADLINE_STATES, DEADLINES } from '../words/deadlines';
import { useLanguage } from '../words/language';

const TONE: Readonly<Record<string, string>> = { overdue: 'bad', metLate: 'warn', met: 'ok', paused: 'warn' };

/** Duties in rows: what, by which rule, due when, how long there is. On the board with the project in front. */
export function DeadlineTable({ rows, caption }: { readonly rows: readonly Deadline[]; readonly caption: string }) {
  const { say } = useLanguage();
  const label = useLabel();
  const keyWords = useKeyWords();
  const onBoard = rows.some(({ project }) => project !== undefined);
  const project: Column<Deadline> = {
    id: 'project',
    head: say(DEADLINES.project),
    rowHead: true,
    cell: ({ project: id, title }) => (
      <Link className="clamp" href={`/projects/${id}`}>
        {title || id}
      </Link>
    ),
  };
  const columns: readonly Column<Deadline>[] = [
    ...(onBoard ? [project] : []),
    {
      id: 'duty',
      head: say(DEADLINES.duty),
      rowHead: !onBoard,
      cell: ({ act, key, text }) => (
        <>
          {label('acts', act)}
          <span className="under">
            {key ? `${keyWords(key)} · ` : ''}
            {say(text)}
          </span>
        </>
      ),
    },
    {
      id: 'rule',
      head: say(DEADLINES.rule),
      cell: ({ rule, source }) => (
        <>
          <code>{rule}</code>
          <span className="under">{source.map(sourceWords).join('；')}</span>
        </>
      ),
    },
    {
      id: 'began',
      head: say(DEADLINES.began),
      cell: ({ startAct, startedAt }) => (
        <>
          <span className="num date">{dayOf(startedAt)}</span>
          <span className="under">{label('acts', startAct)}</span>
        </>
      ),
    },
    {
      id: 'due',
      head: say(DEADLINES.due),
      cell: ({ due, provisional }) => (
        <>
          <span className="num date">{due || '—'}</span>
          {provisional && (
            <span className="under">
              <span className="tag warn" title={say(DEADLINES.provisionalHint)}>
                {say(DEADLINES.provisional)}
              </span>
            </span>
          )}
        </>
      ),
    },
    {
      id: 'state',
      head: say(DEADLINES.state),
      cell: (row) => (
        <>
          <span className={`tag ${TONE[row.state] ?? ''}`}>
            {say(DEADLINE_STATES[row.state] ?? { zh: row.state, en: row.state })}
          </span>
          <Left row={row} />
        </>
      ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} cards />;
}

function Left({ row: { state, daysLeft, workingDaysLeft = 0 } }: { readonly row: Deadline }) {
  const { say } = useLanguage();
  if (state === 'paused') return <span className="under">{say(DEADLINES.stopped)}</span>;
  if (daysLeft === undefined) return null;
  const words =
    daysLeft === 0
      ? DEADLINES.today
      : daysLeft > 0
        ? DEADLINES.daysLeft(daysLeft, workingDaysLeft)
        : DEADLINES.daysLate(-daysLeft, -workingDaysLeft);
  return <span className="under">{say(words)}</span>;
}

const sourceWords = ({ instrument, article }: Deadline['source'][number]) =>
  article ? `${instrument} ${article}` : instrument;
