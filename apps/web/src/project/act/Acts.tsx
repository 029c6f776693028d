import { useQuery } from '@tanstack/react-query';
import { useLabel } from '../../client/codes';
import { Project } from '../../client/project';
import { problemOf } from '../../client/problem';
import { allowedQuery } from '../../client/queries';
import { grantText } from '../../client/session';
import { Possibility } from '../../client/types';
import { useSession } from '../../client/useSession';
import { change, usePlace } from '../../routing/location';
import { Answered } from '../../ui/Answered';
import { Panel } from '../../ui/Panel';
import { ACTS } from '../../words/acts';
import { useLanguage } from '../../words/language';
import { ActForm } from './ActForm';
import { Reasons } from './Reasons';
import { useKeyWords } from './useKeyWords';
import './acts.css';

const failing = ({ verdicts }: Possibility) => verdicts.filter(({ outcome }) => outcome === 'fails');
const idOf = ({ act, key, opensUnder }: Possibility) => `${act}@${key}@${opensUnder ?? ''}`;

/** R25: what may be done next in the reader's role, and for what may not, which rule refuses it and what would mend it. */
export default function Acts({ project }: { readonly project: Project }) {
  const { say } = useLanguage();
  const session = useSession();
  const { search } = usePlace();
  const query = useQuery(allowedQuery(project.id, session?.role ? grantText(session.role) : ''));
  // The project is read in any of the reader's roles, but acted on in the chosen one.
  if (query.error && problemOf(query.error).status === 404) return <p className="panel state">{say(ACTS.otherRole)}</p>;
  return (
    <Answered query={query} height="60vh">
      {({ data }) => {
        const can = data.filter(({ possible }) => possible !== 'no');
        // What is nearest to being possible comes first.
        const cannot = data
          .filter(({ possible }) => possible === 'no')
          .sort((a, b) => failing(a).length - failing(b).length);
        const chosen = data.find((one) => idOf(one) === search.get('act')) ?? undefined;
        return (
          <div className="acts">
            <div>
              <Panel title={`${say(ACTS.can)} ${can.length}`}>
                {can.length === 0 && <p className="state">{say(ACTS.none)}</p>}
                <Choices of={can} chosen={chosen} />
              </Panel>
              <Panel title={`${say(ACTS.cannot)} ${cannot.length}`}>
                <Choices of={cannot} chosen={chosen} />
              </Panel>
            </div>
            <div>
              {chosen === undefined ? (
                <div className="panel state">{say(ACTS.choose)}</div>
              ) : (
                <Chosen key={idOf(chosen)} project={project} possibility={chosen} />
              )}
            </div>
          </div>
        );
      }}
    </Answered>
  );
}

function Choices({ of, chosen }: { readonly of: readonly Possibility[]; readonly chosen: Possibility | undefined }) {
  const { say } = useLanguage();
  const keyWords = useKeyWords();
  const label = useLabel();
  return (
    <ul className="choices">
      {of.map((one) => {
        const [refusal] = failing(one);
        return (
          <li key={idOf(one)}>
            <button
              type="button"
              className="plain"
              aria-current={chosen && idOf(one) === idOf(chosen) ? 'true' : undefined}
              onClick={() => change({ act: idOf(one) }, false)}
            >
              <b>{one.label ? say(one.label) : label('acts', one.act)}</b>
              <span className="muted">{keyWords(one.key, one.opensUnder)}</span>
              {one.possible === 'no' && refusal && <small>{say(refusal.text)}</small>}
              {one.possible === 'open' && <small className="muted">{say(ACTS.open)}</small>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Chosen({ project, possibility }: { readonly project: Project; readonly possibility: Possibility }) {
  const { say } = useLanguage();
  const refusing = failing(possibility);
  return (
    <>
      {possibility.possible === 'no' && (
        <Panel title={say(ACTS.why)}>
          <Reasons of={refusing.length > 0 ? refusing : possibility.verdicts} />
        </Panel>
      )}
      <ActForm project={project} possibility={possibility} />
    </>
  );
}
