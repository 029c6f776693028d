import { At } from '../client/types';
import { secondOf } from '../format/time';
import { AT } from '../words/common';
import { useLanguage } from '../words/language';

/** Where the answer on the screen comes from. */
export function AtLine({ at }: { readonly at: At }) {
  const { say } = useLanguage();
  const parts = [
    say(AT.index(at.index)),
    ...(at.recordedAt ? [say(AT.recorded(secondOf(at.recordedAt)))] : []),
    ...(at.projection ? [say(AT.projection(at.projection.id, at.projection.version))] : []),
  ];
  const parked = at.projection?.parked ?? at.parked ?? 0;
  return (
    <>
      {parked > 0 && (
        <p className="notice" role="note">
          {say(AT.parked(parked))}
        </p>
      )}
      <p className="muted num at-line">{parts.join(' · ')}</p>
    </>
  );
}
