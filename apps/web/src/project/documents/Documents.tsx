import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useLabel } from '../../client/codes';
import { headersWith, pathWith } from '../../client/http';
import { ProblemError } from '../../client/problem';
import { Project } from '../../client/project';
import { historyQuery } from '../../client/queries';
import { LoggedEvent } from '../../client/types';
import { Link } from '../../routing/Link';
import { Answered, Failed } from '../../ui/Answered';
import { DataTable } from '../../ui/DataTable';
import { Panel } from '../../ui/Panel';
import { useLanguage } from '../../words/language';
import { DOCUMENTS } from '../../words/project';
import { ChainPart } from './ChainPart';
import { save } from './save';
import './documents.css';

const SealedBids = lazy(() => import('./SealedBids'));

/** The project's documents, the check of its chain, and its history to take away. */
export default function Documents({ project }: { readonly project: Project }) {
  const { say } = useLanguage();
  const history = useQuery(historyQuery(project.id));
  return (
    <Answered query={history} height="50vh">
      {({ data }) => (
        <>
          <Export project={project} events={data} />
          <Panel title={say(DOCUMENTS.chain)} hint={say(DOCUMENTS.chainHint)}>
            <ChainPart project={project.id} events={data} />
          </Panel>
          <Panel title={say(DOCUMENTS.numbers)}>
            <ul className="panel-in numbers">
              {project.numbers.map((number) => (
                <li key={number}>{number}</li>
              ))}
            </ul>
          </Panel>
          <Suspense fallback={null}>
            <SealedBids project={project.id} events={data} />
          </Suspense>
          <Panel title={say(DOCUMENTS.attachments)}>
            <Attached project={project.id} events={data} />
          </Panel>
        </>
      )}
    </Answered>
  );
}

function Export({ project, events }: { readonly project: Project; readonly events: readonly LoggedEvent[] }) {
  const { say } = useLanguage();
  const [error, setError] = useState<unknown>();
  const path = `/projects/${encodeURIComponent(project.id)}/history`;
  const json = () => {
    const exported = { project: project.id, procedure: project.procedure, head: events.at(-1)?.meta.hash, events };
    save(
      new Blob([JSON.stringify(exported, undefined, 2)], { type: 'application/json' }),
      `${project.id}-history.json`,
    );
  };
  const csv = () =>
    void download(pathWith(path, { format: 'csv' }), `${project.id}-history.csv`).then(
      () => setError(undefined),
      setError,
    );
  return (
    <Panel title={say(DOCUMENTS.export)} hint={say(DOCUMENTS.exportHint)}>
      <div className="panel-in tools">
        <Button onClick={json}>{say(DOCUMENTS.json)}</Button>
        <Button onClick={csv}>{say(DOCUMENTS.csv)}</Button>
        {error !== undefined && <Failed error={error} />}
      </div>
    </Panel>
  );
}

async function download(url: string, name: string): Promise<void> {
  const response = await fetch(url, { headers: headersWith({ Accept: '*/*' }) });
  if (!response.ok)
    throw new ProblemError({ title: response.statusText, status: response.status, code: `http-${response.status}` });
  save(await response.blob(), name);
}

function Attached({ project, events }: { readonly project: string; readonly events: readonly LoggedEvent[] }) {
  const { say } = useLanguage();
  const label = useLabel();
  const [error, setError] = useState<unknown>();
  const files = events.flatMap((event) => (event.meta.attachments ?? []).map((file) => ({ ...file, event })));
  if (files.length === 0) return <p className="state">{say(DOCUMENTS.none)}</p>;
  const hex = (sha256: string) => sha256.replace('sha256:', '');
  return (
    <>
      {error !== undefined && <Failed error={error} />}
      <DataTable
        cards
        caption={say(DOCUMENTS.attachments)}
        rows={files}
        rowKey={({ sha256, event }) => sha256 + event.id}
        columns={[
          {
            id: 'name',
            head: say(DOCUMENTS.name),
            rowHead: true,
            cell: ({ name, sha256 }) => name ?? hex(sha256).slice(0, 12),
          },
          { id: 'kind', head: say(DOCUMENTS.kind), cell: ({ kind }) => label('documentKinds', kind) },
          {
            id: 'event',
            head: say(DOCUMENTS.event),
            cell: ({ event }) => (
              <Link href={`/projects/${project}?tab=replay&rev=${event.revision}`}>{label('events', event.type)}</Link>
            ),
          },
          { id: 'digest', head: say(DOCUMENTS.digest), cell: ({ sha256 }) => <code className="digest">{sha256}</code> },
          {
            id: 'get',
            head: say(DOCUMENTS.download),
            cell: ({ sha256, name }) => (
              <Button
                size="small"
                onClick={() => void download(pathWith(`/files/${hex(sha256)}`), name ?? hex(sha256)).catch(setError)}
              >
                {say(DOCUMENTS.download)}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
