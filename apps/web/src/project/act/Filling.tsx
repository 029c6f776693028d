import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { FormEvent, lazy, Suspense, useMemo, useRef, useState } from 'react';
import { freshKey, sendAct, Sent } from '../../client/act';
import { ActForm } from '../../client/openapi';
import { Problem, problemOf } from '../../client/problem';
import { JsonObject } from '../../client/types';
import { FieldGroup } from '../../form/FieldTree';
import { Faults, read } from '../../form/read';
import { Draft, DraftObject, emptyDraft, isObject } from '../../form/tree';
import { ACTS } from '../../words/acts';
import { useLanguage } from '../../words/language';
import { Attached, Attachments } from './Attachments';
import { Refused } from './Refused';
import { SimulatedTime } from './SimulatedTime';
import { Done } from './Done';
import { faultsOf } from './faults';
import '../../form/form.css';

/** Acts that the browser prepares on this machine before their form is sent. */
const SealingHelp = lazy(() => import('./sealing/SealingHelp'));
const PREPARED = new Set(['SubmitBid', 'RevealBid', 'ReleaseBidKey', 'PublishOpeningKey', 'ReleaseKeyShares']);

interface FillingProps {
  /** The act's name; left out where the form is of no project's act. */
  readonly act?: string;
  readonly form: ActForm;
  /** The act's address; parts that the reader chooses stand in it as `{name}`. */
  readonly path: string;
  /** Fields of the body that are known from what the act is about. */
  readonly given: Readonly<Record<string, string>>;
  /** The tag of the project as it stood when the form was opened. */
  readonly ifMatch?: string | undefined;
}

/** Filling in and submitting. What was written stays until it is recorded, whatever the server answers. */
export function Filling({ act, form, path, given, ifMatch }: FillingProps) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const schema = useMemo(() => withChosenParts(form, path, given), [form, path, given]);
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(schema));
  const [attached, setAttached] = useState<readonly Attached[]>([]);
  const [faults, setFaults] = useState<Faults>(new Map());
  const [problem, setProblem] = useState<Problem>();
  const [sent, setSent] = useState<Sent>();
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState(ifMatch);
  const [time, setTime] = useState<string>();
  const last = useRef({ body: '', key: '' });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const reading = read(schema, draft);
    setProblem(undefined);
    setFaults(reading.faults);
    if (reading.faults.size > 0) return;
    const { url, body } = split(path, reading.value as JsonObject, given, attached);
    const text = JSON.stringify([url, body]);
    // The key lives as long as the body: a repeated request is the same act.
    if (last.current.body !== text) last.current = { body: text, key: freshKey() };
    setBusy(true);
    try {
      setSent(
        await sendAct({ path: url, body, key: last.current.key, ifMatch: form.needsIfMatch ? seen : undefined, time }),
      );
      void client.invalidateQueries();
    } catch (error) {
      const answered = problemOf(error);
      setProblem(answered);
      // The reader is told what happened since; the next submission says that it was seen.
      if (answered.currentETag) setSeen(answered.currentETag);
      setFaults(faultsOf(answered));
    } finally {
      setBusy(false);
    }
  };

  const place = /^\/projects\/([^/]+)\/lots\/([^/]+)/.exec(path);

  if (sent) return <Done sent={sent} />;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Refused problem={problem} faults={faults} />
      {act !== undefined && PREPARED.has(act) && place && (
        <Suspense fallback={null}>
          <SealingHelp
            act={act}
            project={decodeURIComponent(place[1]!)}
            lot={decodeURIComponent(place[2]!)}
            draft={isObject(draft) ? draft : {}}
            onFill={({ draft: filled, attached: files = [] }) => {
              setDraft((old) => ({ ...(isObject(old) ? old : {}), ...filled }));
              if (files.length > 0) setAttached(files);
            }}
          />
        </Suspense>
      )}
      <FieldGroup name="" schema={schema} draft={draft} required pointer="" faults={faults} onChange={setDraft} />
      {form.schema.properties?.['attachments'] && <Attachments of={attached} onChange={setAttached} />}
      <div className="form-end">
        <Button type="primary" htmlType="submit" disabled={busy}>
          {say(busy ? ACTS.submitting : ACTS.submit)}
        </Button>
        <SimulatedTime onChange={setTime} />
      </div>
    </form>
  );
}

/** The body's schema without what is known already, with the parts of the path that the reader must choose. */
function withChosenParts({ schema }: ActForm, path: string, given: Readonly<Record<string, string>>) {
  const chosen = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const own = Object.entries(schema.properties ?? {}).filter(([name]) => !(name in given));
  const id = { type: 'string', pattern: '^[A-Za-z0-9-]{1,32}$' } as const;
  return {
    ...schema,
    properties: { ...Object.fromEntries(chosen.map((name) => [name, id])), ...Object.fromEntries(own) },
    required: [...chosen, ...(schema.required ?? []).filter((name) => !(name in given))],
  };
}

function split(path: string, value: JsonObject, given: JsonObject, attached: readonly Attached[]) {
  const chosen = new Set([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!));
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((value as DraftObject)[name])));
  const own = Object.fromEntries(Object.entries(value).filter(([name]) => !chosen.has(name)));
  const files = attached.map(({ sha256, kind, name }) => ({ sha256, kind, name }));
  return { url, body: { ...given, ...own, ...(files.length > 0 ? { attachments: files } : {}) } as JsonObject };
}
