import { Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useLabel } from '../../client/codes';
import { ActForm as Form, formsOf, useOpenApi } from '../../client/openapi';
import { Project } from '../../client/project';
import { procedureQuery } from '../../client/procedure';
import { projectQuery } from '../../client/queries';
import { Possibility } from '../../client/types';
import { Answered } from '../../ui/Answered';
import { Panel } from '../../ui/Panel';
import { useValueWords } from '../../value/words';
import { ACTS } from '../../words/acts';
import { useLanguage } from '../../words/language';
import { Filling } from './Filling';
import { isFresh, partsOf, pathOf } from './key';
import { stepForm } from './stepForm';
import { useKeyWords } from './useKeyWords';

const STEP = 'CompleteLocalStep';

interface ActFormProps {
  readonly project: Project;
  readonly possibility: Possibility;
}

/** The form of an act about one key, grown from the API's own document. */
export function ActForm({ project, possibility }: ActFormProps) {
  const { say } = useLanguage();
  const label = useLabel();
  const keyWords = useKeyWords();
  const document = useOpenApi();
  const procedure = useQuery(procedureQuery(project.procedure.hash)).data;
  const { act, key, opensUnder } = possibility;
  return (
    <Panel title={possibility.label ? say(possibility.label) : label('acts', act)} hint={keyWords(key, opensUnder)}>
      <div className="panel-in">
        <Answered query={document} height="300px">
          {(data) => {
            const own = formsOf(data, act);
            // What no address knows is a step of the procedure's own.
            const forms =
              own.length > 0 ? own : formsOf(data, STEP).map((form) => stepForm(form, act, procedure?.steps[act]));
            return (
              <Decisions
                act={act}
                forms={forms}
                project={project}
                target={opensUnder ?? key}
                isStep={own.length === 0}
              />
            );
          }}
        </Answered>
      </div>
    </Panel>
  );
}

interface DecisionsProps {
  readonly act: string;
  readonly forms: readonly Form[];
  readonly project: Project;
  readonly target: string;
  readonly isStep: boolean;
}

/** Where an act has several outcomes, each at its address, the reader first chooses the decision. */
function Decisions({ act, forms, project, target, isStep }: DecisionsProps) {
  const { say } = useLanguage();
  const { valueOf } = useValueWords();
  const name = useId();
  const etag = useQuery(projectQuery(project.id)).data?.etag;
  const [chosen, setChosen] = useState(0);
  const form = forms[chosen];
  if (!form) return null;
  const known = Object.fromEntries(Object.entries(partsOf(target)).filter(([, id]) => !isFresh(id)));
  const { path, used } = pathOf(form.path, { project: project.id, ...known });
  const fields = form.schema.properties ?? {};
  const given = {
    ...Object.fromEntries(Object.entries(known).filter(([part]) => !used.has(part) && (isStep || part in fields))),
    ...form.given,
  };
  return (
    <>
      {forms.length > 1 && (
        <p className="decision">
          <span>{say(ACTS.outcome)}</span>
          <Segmented
            name={name}
            aria-label={say(ACTS.outcome)}
            value={chosen}
            options={forms.map(({ fixed, path: address }, at) => ({
              value: at,
              label: fixed ? valueOf('outcome', fixed) : address.split('/').at(-1)!,
            }))}
            onChange={setChosen}
          />
        </p>
      )}
      <Filling key={path} act={act} form={form} path={path} given={given} ifMatch={etag} />
    </>
  );
}
