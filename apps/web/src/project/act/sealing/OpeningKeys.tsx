import { useQuery } from '@tanstack/react-query';
import { newOpeningKey, OpeningKey, SealedBidFault, unwrapShare } from '@tongjian/sealed-bid';
import { Button } from 'antd';
import { useState } from 'react';
import { historyQuery } from '../../../client/queries';
import { useSession } from '../../../client/useSession';
import { useLanguage } from '../../../words/language';
import { SEALING } from '../../../words/sealing';
import { save } from '../../documents/save';
import { HelperProps, sharesFor } from './fill';
import { FromFile, jsonOf } from './useFile';

/** Which half the reader's present role holds. */
function useHolder(): string {
  const { role } = useSession()?.role ?? {};
  return role === 'agency' ? 'agency' : 'finance';
}

/** Makes a pair of keys; the private half is saved on this machine and nowhere else. */
export function MakeOpeningKey({ lot, onFill }: HelperProps) {
  const { say } = useLanguage();
  const holder = useHolder();
  const [fingerprint, setFingerprint] = useState<string>();
  const make = async () => {
    const pair = await newOpeningKey();
    const name = `opening-key-${holder}-${lot}.json`;
    save(new Blob([JSON.stringify(pair, undefined, 2)], { type: 'application/json' }), name);
    onFill({ draft: { holder, publicKey: pair.publicKey } });
    setFingerprint(pair.fingerprint);
  };
  return (
    <fieldset className="field-group">
      <legend>{say(SEALING.makeKey)}</legend>
      <p className="muted">{say(SEALING.makeKeyLead)}</p>
      <Button size="small" onClick={() => void make()}>
        {say(SEALING.makeKey)}
      </Button>
      {fingerprint !== undefined && (
        <p role="status">
          <code>{fingerprint}</code>
        </p>
      )}
    </fieldset>
  );
}

/** Unwraps the halves that are wrapped to the reader's opening key. */
export function UnwrapShares({ project, lot, onFill }: HelperProps) {
  const holder = useHolder();
  const events = useQuery(historyQuery(project)).data?.data ?? [];
  const take = async (file: File) => {
    const pair = await jsonOf<OpeningKey>(file);
    if (!pair?.privateKey || !pair.publicKey) return SEALING.notASecret;
    const wrapped = await sharesFor(events, lot, pair.publicKey);
    if (wrapped.length === 0) return SEALING.noShares;
    try {
      const shares = await Promise.all(
        wrapped.map(async ({ bid, share }) => ({ bid, share: await unwrapShare(share, pair.privateKey) })),
      );
      onFill({ draft: { holder, shares } });
      return undefined;
    } catch (fault) {
      if (fault instanceof SealedBidFault) return SEALING.faults[fault.code];
      throw fault;
    }
  };
  return <FromFile title={SEALING.unwrap} lead={SEALING.unwrapLead} take={take} />;
}
