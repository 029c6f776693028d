import { useLabel } from '../../client/codes';
import { LoggedEvent } from '../../client/types';
import { daysLate, occurred, secondOf } from '../../format/time';
import { Facts } from '../../ui/Facts';
import { SampleTag } from '../../ui/SampleTag';
import { FactList } from '../../value/FactList';
import { Sources } from '../../value/Sources';
import { useLanguage } from '../../words/language';
import { REPLAY } from '../../words/replay';
import { ProofPart } from './ProofPart';

/** The first digits of a digest; a plain version stays as it is. */
const short = (version: string): string => (version.startsWith('sha256:') ? version.slice(7, 15) : version);

interface EventDetailProps {
  readonly event: LoggedEvent;
  readonly before: LoggedEvent | undefined;
}

/** Who did it, by what right, under which rule and source, on which facts, when, and the proof of its place. */
export function EventDetail({ event, before }: EventDetailProps) {
  const { say } = useLanguage();
  const label = useLabel();
  const { meta } = event;
  const { actor, procedure, legalBasis = [], facts = {}, entry } = meta;
  const late = daysLate(meta.occurredAt, meta.recordedAt);
  const { sample, ...data } = event.data;
  return (
    <div className="detail" role="group" aria-label={say(REPLAY.detail)} tabIndex={0}>
      <h3>{say(REPLAY.who)}</h3>
      <Facts
        of={[
          [say(REPLAY.role), label('roles', actor.role)],
          [say(REPLAY.organisation), label('organisations', actor.organisation)],
          [say(REPLAY.person), <code key="person">{actor.person}</code>],
          [say(REPLAY.client), actor.client],
          [say(REPLAY.actingFor), actor.actingFor],
        ]}
      />
      <h3>{say(REPLAY.right)}</h3>
      <p>{say(REPLAY.rightIn(label('roles', actor.role), label('organisations', actor.organisation)))}</p>
      <h3>{say(REPLAY.rule)}</h3>
      <Facts
        of={[
          [
            say(REPLAY.procedure),
            procedure && (
              <span key="procedure">
                {procedure.id} v{procedure.version} <code title={procedure.hash}>{short(procedure.hash)}</code>
              </span>
            ),
          ],
          [
            say(REPLAY.calendar),
            procedure?.calendar && (
              <code key="calendar" title={procedure.calendar}>
                {short(procedure.calendar)}
              </code>
            ),
          ],
          [
            say(REPLAY.basis),
            legalBasis.length > 0 ? (
              <Sources key="basis" of={legalBasis} />
            ) : (
              <span className="muted">{say(REPLAY.noBasis)}</span>
            ),
          ],
        ]}
      />
      {entry && (
        <>
          <h3>{say(REPLAY.entry)}</h3>
          <Facts
            of={[
              [say(REPLAY.entryLevel), entry.level],
              [say(REPLAY.entryFile), entry.file],
              [say(REPLAY.cell), entry.cell],
            ]}
          />
          {(entry.flags ?? []).length > 0 && (
            <>
              <p className="muted">{say(REPLAY.flags)}</p>
              <ul className="flags">
                {entry.flags!.map((flag) => (
                  <li key={flag} className="tag warn">
                    {label('rules', flag)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      <h3>{say(REPLAY.facts)}</h3>
      {Object.keys(facts).length > 0 ? <FactList of={facts} /> : <p className="muted">{say(REPLAY.noFacts)}</p>}
      <h3>
        {say(REPLAY.data)} {sample !== undefined && <SampleTag />}
      </h3>
      <FactList of={sample === undefined ? data : { ...data, sample }} />
      <h3>{say(REPLAY.times)}</h3>
      <Facts
        of={[
          [say(REPLAY.occurred), occurred(meta.occurredAt, meta.occurredPrecision)],
          [
            say(REPLAY.recorded),
            `${secondOf(meta.recordedAt)}${entry && late > 0 ? ` (${say(REPLAY.late(late))})` : ''}`,
          ],
        ]}
      />
      <ProofPart event={event} before={before} />
    </div>
  );
}
