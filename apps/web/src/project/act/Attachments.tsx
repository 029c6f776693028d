import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { upload } from '../../client/act';
import { ProblemError } from '../../client/problem';
import { Failed } from '../../ui/Answered';
import { ACTS } from '../../words/acts';
import { useLanguage } from '../../words/language';

export interface Attached {
  readonly sha256: string;
  readonly kind: string;
  readonly name: string;
}

interface AttachmentsProps {
  readonly of: readonly Attached[];
  readonly onChange: (attached: readonly Attached[]) => void;
}

/** Decision documents of an act: sent ahead, named by their digest. */
export function Attachments({ of, onChange }: AttachmentsProps) {
  const { say } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const add = async (files: FileList | null) => {
    setBusy(true);
    setError(undefined);
    try {
      const added: Attached[] = [];
      for (const file of files ?? [])
        added.push({ sha256: await upload(file), kind: 'decision', name: file.name.slice(0, 200) });
      onChange([...of, ...added]);
    } catch (fault) {
      setError(fault instanceof ProblemError ? fault : new Error(String(fault)));
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };

  return (
    <fieldset className="field-group attachments">
      <legend>{say(ACTS.attachments)}</legend>
      <ul>
        {of.map((file, at) => (
          <li key={file.sha256}>
            <span>{file.name}</span>
            <code>{file.sha256.slice(7, 19)}</code>
            <Input
              size="small"
              aria-label={`${say(ACTS.kind)} ${file.name}`}
              value={file.kind}
              maxLength={64}
              onChange={(event) =>
                onChange(of.map((old, place) => (place === at ? { ...old, kind: event.target.value } : old)))
              }
            />
            <Button
              size="small"
              aria-label={`${say(ACTS.remove)} ${file.name}`}
              onClick={() => onChange(of.filter((_, place) => place !== at))}
            >
              {say(ACTS.remove)}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" disabled={busy} onClick={() => input.current?.click()}>
        {say(busy ? ACTS.uploading : ACTS.attach)}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={say(ACTS.attach)}
        onChange={(event) => void add(event.target.files)}
      />
      {error !== undefined && <Failed error={error} />}
    </fieldset>
  );
}
