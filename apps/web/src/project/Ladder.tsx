import { useQuery } from '@tanstack/react-query';
import { useLabel } from '../client/codes';
import { Project } from '../client/project';
import { procedureQuery } from '../client/procedure';
import { historyQuery } from '../client/queries';
import { LoggedEvent } from '../client/types';
import { useLanguage } from '../words/language';
import { PROJECT } from '../words/project';

type Standing = 'done' | 'open' | 'ahead';
const MARK: Readonly<Record<Standing, string>> = { done: '✓', open: '●', ahead: '' };
const ENDED = new Set(['closed', 'terminated', 'withdrawn', 'rejected']);

/** The stages of the pinned procedure: which are behind, which are open, which lie ahead. */
export function Ladder({ project }: { readonly project: Project }) {
  const { say } = useLanguage();
  const label = useLabel();
  const history = useQuery(historyQuery(project.id)).data?.data ?? [];
  const known = useQuery(procedureQuery(project.procedure.hash)).data?.stages ?? [];
  const seen = stagesSeen(history.filter(({ revision }) => revision <= project.revision));
  const open = new Set(project.stages);
  const codes = known.map(({ code }) => code);
  const stages = [...codes, ...[...seen, ...open].filter((code) => !codes.includes(code))];
  const standing = (stage: string): Standing => (open.has(stage) ? 'open' : seen.has(stage) ? 'done' : 'ahead');
  const ended = ENDED.has(project.status);
  return (
    <ol className="ladder" aria-label={say(PROJECT.ladder)} tabIndex={0}>
      {[...new Set(stages)]
        .filter((stage) => !ended || standing(stage) !== 'ahead')
        .map((stage) => {
          const now = standing(stage);
          const words = known.find(({ code }) => code === stage)?.label;
          return (
            <li key={stage} className={now} aria-current={now === 'open' ? 'step' : undefined}>
              <i aria-hidden="true">{MARK[now]}</i>
              {words ? say(words) : label('stages', stage)}
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
