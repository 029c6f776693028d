import { useLanguage } from '../words/language';
import { STATUSES } from '../words/project';

const TONE: Readonly<Record<string, string>> = { terminated: 'bad', rejected: 'bad', completed: 'ok', closed: 'ok' };

/** The status of a project, lot or contract in words. */
export function StatusTag({ status }: { readonly status: string }) {
  const { say } = useLanguage();
  const words = STATUSES[status];
  return <span className={`tag ${TONE[status] ?? ''}`}>{words ? say(words) : status}</span>;
}
