import { useQuery } from '@tanstack/react-query';
import { isSealed, randomSalt, sealOffer, shareKey } from '@tongjian/sealed-bid';
import { Button, Checkbox, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { upload } from '../../../client/act';
import { historyQuery } from '../../../client/queries';
import { fenOf } from '../../../format/money';
import { Failed } from '../../../ui/Answered';
import { ACTS } from '../../../words/acts';
import { useLanguage } from '../../../words/language';
import { SEALING } from '../../../words/sealing';
import { save } from '../../documents/save';
import { BidSecret, HelperProps, openingKeys } from './fill';

/** Seals a whole offer in the browser; what is sent is the sealed file and digests. */
export function SealBid({ project, lot, draft, onFill }: HelperProps) {
  const { say } = useLanguage();
  const id = useId();
  const events = useQuery(historyQuery(project)).data?.data ?? [];
  const keys = openingKeys(events, lot);
  const files = useRef<HTMLInputElement>(null);
  const [offer, setOffer] = useState('');
  const [shared, setShared] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState<string>();
  const { bid, bidder } = draft;
  const [place, offerFen] = [{ project, lot, bid: String(bid ?? ''), bidder: String(bidder ?? '') }, fenOf(offer)];
  const ready = place.bid !== '' && place.bidder !== '' && offerFen !== undefined && offerFen > 0;

  const seal = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const chosen = await Promise.all(
        [...(files.current?.files ?? [])].map(async (file) => ({
          name: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
        })),
      );
      if (chosen.length === 0) throw new Error(say(SEALING.files));
      if (chosen.some(({ bytes }) => isSealed(bytes))) throw new Error(say(SEALING.sealedAlready));
      const salt = randomSalt();
      const { file, key, sealedHash, commitment } = await sealOffer({
        ...place,
        offerFen: offerFen!,
        salt,
        files: chosen,
      });
      const shares = keys && shared ? await shareKey(key, keys) : undefined;
      const { sha256, plaintextHash, keyHash, size } = commitment;
      const secret: BidSecret = { ...place, offerFen: offerFen!, salt, key, sha256, plaintextHash, keyHash };
      save(
        new Blob([JSON.stringify(secret, undefined, 2)], { type: 'application/json' }),
        `bid-${place.bid}-secret.json`,
      );
      const name = `bid-${place.bid}.sealed`;
      await upload(new File([file], name));
      onFill({
        draft: {
          sealedHash,
          envelope: {
            sha256,
            size: String(size),
            algorithm: 'AES-256-GCM',
            plaintextHash,
            keyHash,
            ...(shares ? { shares: shares.map((share) => ({ ...share })) } : {}),
          },
        },
        attached: [{ sha256, kind: 'sealedBid', name }],
      });
      setDone(sha256.slice(7, 19));
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };

  return (
    <fieldset className="field-group">
      <legend>{say(SEALING.seal)}</legend>
      <p className="muted">{say(SEALING.sealLead)}</p>
      <p className="field">
        <label htmlFor={`${id}offer`}>
          {say(SEALING.offer)}({say(ACTS.unitYuan)})
        </label>
        <Input id={`${id}offer`} value={offer} inputMode="decimal" onChange={(event) => setOffer(event.target.value)} />
      </p>
      <p className="field">
        <label htmlFor={`${id}files`}>{say(SEALING.files)}</label>
        <input ref={files} id={`${id}files`} type="file" multiple />
      </p>
      {keys && (
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {say(SEALING.shared)}
        </Checkbox>
      )}
      <p>
        <Button disabled={busy || !ready} onClick={() => void seal()}>
          {say(busy ? SEALING.sealing : SEALING.doSeal)}
        </Button>
        {!ready && <small className="muted"> {say(SEALING.bidderFirst)}</small>}
      </p>
      {done !== undefined && <p role="status">{say(SEALING.sealed(done))}</p>}
      {error !== undefined && <Failed error={error} />}
    </fieldset>
  );
}
