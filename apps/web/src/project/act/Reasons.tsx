import { Verdict } from '../../client/types';
import { FactList } from '../../value/FactList';
import { Sources } from '../../value/Sources';
import { ACTS } from '../../words/acts';
import { useLanguage } from '../../words/language';
import { useRemedyWords } from './useRemedyWords';

/** Why an act is refused: each rule with its source, the facts it compared, and what would pass. */
export function Reasons({ of }: { readonly of: readonly Verdict[] }) {
  const { say } = useLanguage();
  const remedyWords = useRemedyWords();
  return (
    <ol className="reasons">
      {of.map((verdict) => (
        <li key={verdict.rule + verdict.code}>
          <p className="reason-text">
            {say(verdict.text)} <span className="tag bad">{verdict.rule}</span>
          </p>
          <div className="reason-parts">
            {verdict.source.length > 0 && (
              <div>
                <h3>{say(ACTS.source)}</h3>
                <Sources of={verdict.source} />
              </div>
            )}
            {Object.keys(verdict.facts).length > 0 && (
              <div>
                <h3>{say(ACTS.facts)}</h3>
                <FactList of={verdict.facts} />
              </div>
            )}
            <div>
              <h3>{say(ACTS.remedy)}</h3>
              <ul>
                {verdict.remedies.map((remedy) => (
                  <li key={JSON.stringify(remedy)}>{remedyWords(remedy)}</li>
                ))}
              </ul>
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
