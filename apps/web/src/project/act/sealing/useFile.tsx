import { Button } from 'antd';
import { ReactNode, useRef, useState } from 'react';
import { Text } from '../../../client/types';
import { SEALING } from '../../../words/sealing';
import { useLanguage } from '../../../words/language';

/** Reads a JSON file on this machine; what it says stays here. */
export async function jsonOf<T>(file: File): Promise<T | undefined> {
  try {
    return JSON.parse(await file.text()) as T;
  } catch {
    return undefined;
  }
}

interface FromFileProps {
  readonly title: Text;
  readonly lead: Text;
  /** Takes the file, or says why not. */
  readonly take: (file: File) => Promise<Text | undefined>;
  readonly children?: ReactNode;
}

/** A frame with a button that chooses one file. */
export function FromFile({ title, lead, take, children }: FromFileProps) {
  const { say } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<Text>();
  const chosen = async (file: File | undefined) => {
    if (file) setFault(await take(file));
    if (input.current) input.current.value = '';
  };
  return (
    <fieldset className="field-group">
      <legend>{say(title)}</legend>
      <p className="muted">{say(lead)}</p>
      {children}
      <Button size="small" onClick={() => input.current?.click()}>
        {say(SEALING.choose)}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say(title)}
        onChange={(event) => void chosen(event.target.files?.[0])}
      />
      {fault && (
        <p className="fault" role="alert">
          {say(fault)}
        </p>
      )}
    </fieldset>
  );
}
