import { useQuery } from '@tanstack/react-query';
import { useLabel } from '../client/codes';
import { FeedLine, lineOf } from '../client/feed-lines';
import { useLive } from '../client/live';
import { projectsQuery } from '../client/queries';
import { lastKnown } from '../format/time';
import { Link } from '../routing/Link';
import { Panel } from '../ui/Panel';
import { BOARD } from '../words/board';
import { useLanguage } from '../words/language';

const SHOWN = 40;

/** The latest events in words. A frozen board lists none: what came after its moment is not of it. */
export function Feed({ frozen }: { readonly frozen: boolean }) {
  const { say } = useLanguage();
  return (
    <Panel title={say(BOARD.feed)} className="feed">
      {frozen ? <p className="state">{say(BOARD.feedFrozen)}</p> : <Latest />}
    </Panel>
  );
}

/** What came over the stream, then what each project saw last. */
function Latest() {
  const { say } = useLanguage();
  const label = useLabel();
  const { lines } = useLive();
  const first = useQuery({ ...projectsQuery({ sort: '-lastAt', limit: SHOWN }), staleTime: Infinity });
  const known = new Set(lines.map((line) => line.id));
  const earlier = (first.data?.data ?? []).map((project) => lineOf(project, 0)).filter((line) => !known.has(line.id));
  const shown = [...lines, ...earlier].slice(0, SHOWN);
  return (
    <>
      {shown.length === 0 && <p className="state">{say(BOARD.feedEmpty)}</p>}
      <ol>
        {shown.map((line) => (
          <li key={line.id}>
            <FeedWords line={line} event={label('events', line.type)} />
          </li>
        ))}
      </ol>
    </>
  );
}

function FeedWords({ line, event }: { readonly line: FeedLine; readonly event: string }) {
  const { say } = useLanguage();
  return (
    <>
      <time className="num muted" dateTime={line.at}>
        {lastKnown(line.at, line.imported)}
      </time>
      <span>
        <b>{event}</b>
        {line.more > 0 && <span className="muted"> {say(BOARD.more(line.more))}</span>}
      </span>
      <Link className="clamp" href={`/projects/${line.project}?tab=replay&rev=${line.revision}`}>
        {line.title}
      </Link>
    </>
  );
}
