import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { installationQuery } from '../../client/queries';
import { minuteOf, momentOf } from '../../format/time';
import { ACTS } from '../../words/acts';
import { BOARD } from '../../words/board';
import { useLanguage } from '../../words/language';

/** In a simulation the reader may let time pass before an act: deadlines, windows to contest, years. */
export function SimulatedTime({ onChange }: { readonly onChange: (instant: string | undefined) => void }) {
  const { say } = useLanguage();
  const id = useId();
  const installation = useQuery(installationQuery).data?.data;
  const [written, setWritten] = useState('');
  if (installation?.mode !== 'simulation') return null;
  const wrong = written !== '' && momentOf(written) === undefined;
  return (
    <span className="simulated-time">
      <label htmlFor={id}>{say(ACTS.simulatedTime)}</label>
      <Input
        id={id}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        aria-describedby={`${id}hint`}
        placeholder={installation.clock ? minuteOf(installation.clock) : say(BOARD.asOfForm)}
        value={written}
        onChange={(event) => {
          setWritten(event.target.value);
          onChange(momentOf(event.target.value));
        }}
      />
      <small id={`${id}hint`} className={wrong ? 'fault' : 'muted'}>
        {say(wrong ? BOARD.asOfWrong : ACTS.simulatedHint)}
      </small>
    </span>
  );
}
