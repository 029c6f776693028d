import { Button, Input } from 'antd';
import { useState } from 'react';
import { instantOf, localOf } from '../format/time';
import { change } from '../routing/location';
import { BOARD } from '../words/board';
import { useLanguage } from '../words/language';

/** Freezes the board as of a moment, given in Beijing time. */
export function AsOfField({ asOf }: { readonly asOf: string | undefined }) {
  const { say } = useLanguage();
  const [local, setLocal] = useState(asOf && Number.isNaN(Number(asOf)) ? localOf(asOf) : '');
  const freeze = () => local && change({ asOf: instantOf(local) }, false);
  return (
    <form
      className="as-of"
      onSubmit={(event) => {
        event.preventDefault();
        freeze();
      }}
    >
      <Input
        type="datetime-local"
        aria-label={say(BOARD.asOfHint)}
        title={say(BOARD.asOfHint)}
        value={local}
        onChange={(event) => setLocal(event.target.value)}
      />
      <Button htmlType="submit" disabled={!local}>
        {say(BOARD.apply)}
      </Button>
    </form>
  );
}
