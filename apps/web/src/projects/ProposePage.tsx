import { useTitle } from '../app/useTitle';
import { formsOf, useOpenApi } from '../client/openapi';
import { Filling } from '../project/act/Filling';
import { Answered } from '../ui/Answered';
import { useLanguage } from '../words/language';
import { PROJECTS } from '../words/project';
import '../project/act/acts.css';

const NOTHING_GIVEN = {};

/** The act that begins a project. */
export default function ProposePage() {
  const { say } = useLanguage();
  const document = useOpenApi();
  useTitle(say(PROJECTS.propose));
  return (
    <>
      <div className="page-head">
        <h1>{say(PROJECTS.propose)}</h1>
      </div>
      <div className="panel">
        <div className="panel-in">
          <Answered query={document} height="60vh">
            {(data) =>
              formsOf(data, 'ProposeProject').map((form) => (
                <Filling key={form.path} form={form} path={form.path} given={NOTHING_GIVEN} />
              ))
            }
          </Answered>
        </div>
      </div>
    </>
  );
}
