import { useQuery } from '@tanstack/react-query';
import { dutiesQuery } from '../client/deadlines';
import { Panel } from '../ui/Panel';
import { DEADLINES } from '../words/deadlines';
import { useLanguage } from '../words/language';
import { DeadlineTable } from './DeadlineTable';

const OPEN = ['running', 'paused', 'overdue'];

/** The duties of one project that somebody still has; nothing where there are none. */
export function ProjectDeadlines({ project }: { readonly project: string }) {
  const { say } = useLanguage();
  const open = (useQuery(dutiesQuery(project)).data ?? []).filter(({ state }) => OPEN.includes(state));
  if (open.length === 0) return null;
  return (
    <Panel title={say(DEADLINES.ofProject)} hint={say(DEADLINES.found(open.length))}>
      <DeadlineTable caption={say(DEADLINES.ofProject)} rows={open} />
    </Panel>
  );
}
