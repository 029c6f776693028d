import { useEffect, useRef } from 'react';
import { useLabel } from '../../client/codes';
import { secondOf } from '../../format/time';
import { Problem, ProblemError, verdictsOf } from '../../client/problem';
import { fieldId } from '../../form/Field';
import { Faults } from '../../form/read';
import { useValueWords } from '../../value/words';
import { ACTS } from '../../words/acts';
import { useLanguage } from '../../words/language';
import { Failed } from '../../ui/Answered';
import { Reasons } from './Reasons';

/** What happened while the reader was filling in. */
function Since({ problem: { events = [] } }: { readonly problem: Problem }) {
  const { say } = useLanguage();
  const label = useLabel();
  return (
    <>
      <h2>{say(ACTS.changedMeanwhile)}</h2>
      <ul>
        {events.map(({ type, revision, recordedAt, role }) => (
          <li key={revision}>
            {secondOf(recordedAt)} {label('events', type)} · {label('roles', role)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface RefusedProps {
  readonly problem: Problem | undefined;
  readonly faults: Faults;
}

/** Why nothing was recorded: the fields that do not fit, or the rules that refuse. Takes the focus when it appears. */
export function Refused({ problem, faults }: RefusedProps) {
  const { say } = useLanguage();
  const { nameOf } = useValueWords();
  const box = useRef<HTMLDivElement>(null);
  const shown = problem !== undefined || faults.size > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, problem, faults]);
  if (!shown) return null;
  const verdicts = problem ? verdictsOf(problem) : [];
  return (
    <div ref={box} className="refused" role="alert" tabIndex={-1}>
      {faults.size > 0 ? (
        <>
          <h2>{say(ACTS.invalid)}</h2>
          <p>{say(ACTS.invalidLead(faults.size))}</p>
          <ul>
            {[...faults].map(([pointer, words]) => (
              <li key={pointer}>
                <a
                  href={`#${fieldId(pointer)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(fieldId(pointer))?.focus();
                  }}
                >
                  {pointer
                    .split('/')
                    .slice(1)
                    .map((part) => (/^\d+$/.test(part) ? Number(part) + 1 : nameOf(part)))
                    .join(' · ')}
                </a>
                : {say(words)}
              </li>
            ))}
          </ul>
        </>
      ) : verdicts.length > 0 ? (
        <>
          <h2>{say(ACTS.refused)}</h2>
          <p>{say(ACTS.refusedLead(verdicts.length))}</p>
          <Reasons of={verdicts} />
        </>
      ) : problem?.status === 412 ? (
        <Since problem={problem} />
      ) : (
        problem && <Failed error={new ProblemError(problem)} />
      )}
    </div>
  );
}
