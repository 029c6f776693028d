import { Button, Input } from 'antd';
import { FormEvent, useId, useState } from 'react';
import { useClock } from '../client/clock';
import { frozenAt, minuteOf } from '../format/time';
import { Text } from '../client/types';
import { change } from '../routing/location';
import { BOARD } from '../words/board';
import { useLanguage } from '../words/language';

/** Freezes the page as of a moment. Written, not picked: a browser's picker follows the machine's own locale. */
export function AsOfField({ asOf }: { readonly asOf: string | undefined }) {
  const { say } = useLanguage();
  const id = useId();
  const [written, setWritten] = useState(asOf && !/^\d+$/.test(asOf) ? minuteOf(asOf) : '');
  const now = useClock();
  const [problem, setProblem] = useState<Text>();
  const wrong = problem !== undefined;
  const freeze = (event: FormEvent) => {
    event.preventDefault();
    const instant = frozenAt(written, now);
    const isMoment = instant !== undefined && instant !== 'later';
    setProblem(isMoment ? undefined : instant === 'later' ? BOARD.asOfLater(minuteOf(now)) : BOARD.asOfWrong);
    if (isMoment) change({ asOf: instant }, false);
  };
  return (
    <form className="as-of" onSubmit={freeze} noValidate>
      <Input
        aria-label={say(BOARD.asOfHint)}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        status={wrong ? 'error' : ''}
        placeholder={say(BOARD.asOfForm)}
        value={written}
        onChange={(event) => setWritten(event.target.value)}
      />
      <Button htmlType="submit" disabled={!written}>
        {say(BOARD.apply)}
      </Button>
      {wrong && (
        <p id={id} className="as-of-wrong" role="alert">
          {say(problem)}
        </p>
      )}
    </form>
  );
}
