import { useQuery } from '@tanstack/react-query';
import { useCodes, useLabel } from '../client/codes';
import { Project } from '../client/project';
import { historyQuery } from '../client/queries';
import { LoggedEvent } from '../client/types';
import { useLanguage } from '../words/language';
import { PROJECT } from '../words/project';
import { inListOrder } from '../board/sums';

type Standing = 'done' | 'open' | 'ahead';
const MARK: Readonly<Record<Standing, string>> = { done: '✓', open: '●', ahead: '' };

/** The stages of the pinned procedure: which are behind, which are open, which lie ahead. */
export function Ladder({ project }: { readonly project: Project }) {
  const { say } = useLanguage();
  const label = useLabel();
  const { stages: list = {} } = useCodes();
  const history = useQuery(historyQuery(project.id)).data?.data ?? [];
  const seen = stagesSeen(history);
  const open = new Set(project.stages);
  const order = Object.keys(list);
  const all = inListOrder(new Set([...seen, ...open]), order);
  const furthest = Math.max(-1, ...all.map((stage) => order.indexOf(stage)));
  const ended = open.size === 0 && history.length > 0;
  const ahead = ended ? [] : order.slice(furthest + 1);
  const stages = [...all, ...ahead];
  const standing = (stage: string): Standing => (open.has(stage) ? 'open' : seen.has(stage) ? 'done' : 'ahead');
  return (
    <ol className="ladder" aria-label={say(PROJECT.ladder)} tabIndex={0}>
      {stages.map((stage) => {
        const now = standing(stage);
        return (
          <li key={stage} className={now} aria-current={now === 'open' ? 'step' : undefined}>
            <i aria-hidden="true">{MARK[now]}</i>
            {label('stages', stage)}
            <span className="hidden-text"> {say(PROJECT[now])}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Every stage that was open after some event. */
function stagesSeen(history: readonly LoggedEvent[]): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const { meta } of history) for (const stage of meta.procedure?.stages ?? []) seen.add(stage);
  return seen;
}
