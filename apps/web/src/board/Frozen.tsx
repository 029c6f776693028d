import { Button } from 'antd';
import { At } from '../client/types';
import { minuteOf } from '../format/time';
import { change } from '../routing/location';
import { AT } from '../words/common';
import { BOARD } from '../words/board';
import { useLanguage } from '../words/language';

/** Says that the page does not move, as of when, and at which position of the log. */
export function Frozen({ asOf, at }: { readonly asOf: string | undefined; readonly at: At | undefined }) {
  const { say } = useLanguage();
  if (!asOf) return null;
  return (
    <div className="notice">
      <strong className="num">{say(BOARD.frozenAt(Number.isNaN(Number(asOf)) ? minuteOf(asOf) : asOf))}</strong>
      {at && <span className="num">{say(AT.index(at.index))}</span>}
      <Button size="small" onClick={() => change({ asOf: undefined })}>
        {say(BOARD.backToLive)}
      </Button>
    </div>
  );
}
