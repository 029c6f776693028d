import { LoggedEvent } from '../../client/types';
import { Facts } from '../../ui/Facts';
import { useLanguage } from '../../words/language';
import { REPLAY } from '../../words/replay';

/** The event's place in the log and in its chain. */
export function ProofPart({
  event,
  before,
}: {
  readonly event: LoggedEvent;
  readonly before: LoggedEvent | undefined;
}) {
  const { say } = useLanguage();
  const { meta } = event;
  const linked = before === undefined || before.meta.hash === meta.prev;
  return (
    <>
      <h3>
        {say(REPLAY.proof)}{' '}
        {before && <span className={linked ? 'tag ok' : 'tag bad'}>{say(linked ? REPLAY.linked : REPLAY.broken)}</span>}
      </h3>
      <Facts
        of={[
          [say(REPLAY.index), event.index],
          [say(REPLAY.revision), event.revision],
          [say(REPLAY.hash), <code key="hash">{meta.hash}</code>],
          [say(REPLAY.prev), <code key="prev">{meta.prev}</code>],
          [say(REPLAY.command), <code key="command">{meta.commandId}</code>],
          [
            say(REPLAY.cause),
            meta.causationId === meta.commandId ? undefined : <code key="cause">{meta.causationId}</code>,
          ],
        ]}
      />
    </>
  );
}
