import { AT, LINKS } from '../words/common';
import { useLanguage } from '../words/language';

/** Whether what is shown moves with the log, told from the stream's own heartbeats. */
export function LiveBadge({ link, index }: { readonly link: keyof typeof LINKS; readonly index?: number }) {
  const { say } = useLanguage();
  return (
    <span className={`badge ${link}`} role="status">
      <i aria-hidden="true" />
      {say(LINKS[link])}
      {link === 'live' && index ? <span className="num">{say(AT.index(index))}</span> : null}
    </span>
  );
}
