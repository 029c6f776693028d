import { useLabel } from '../../client/codes';
import { Sent } from '../../client/act';
import { secondOf } from '../../format/time';
import { Link } from '../../routing/Link';
import { Facts } from '../../ui/Facts';
import { ACTS } from '../../words/acts';
import { useLanguage } from '../../words/language';
import { REPLAY } from '../../words/replay';

/** The receipt of a recorded act. */
export function Done({ sent: { receipt, replayed } }: { readonly sent: Sent }) {
  const { say } = useLanguage();
  const label = useLabel();
  const last = receipt.events.at(-1);
  return (
    <div className="done" role="status">
      <h2>✓ {say(ACTS.done)}</h2>
      {replayed && <p>{say(ACTS.replayed)}</p>}
      <Facts
        of={[
          [say(REPLAY.events), receipt.events.map(({ type }) => label('events', type)).join('、')],
          [say(REPLAY.recorded), secondOf(receipt.recordedAt)],
          [say(REPLAY.command), <code key="command">{receipt.commandId}</code>],
          [say(REPLAY.hash), last && <code key="hash">{last.hash}</code>],
        ]}
      />
      <p className="done-next">
        <Link href={`/projects/${receipt.project}?tab=replay${last ? `&rev=${last.revision}` : ''}`}>
          {say(ACTS.seeReplay)}
        </Link>
        <Link href={`/projects/${receipt.project}?tab=act`}>{say(ACTS.another)}</Link>
      </p>
    </div>
  );
}
