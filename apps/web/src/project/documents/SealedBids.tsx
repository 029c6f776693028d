import { combined, keyHashOf, openSealed, Offer, SealedBidFault } from '@tongjian/sealed-bid';
import { Button } from 'antd';
import { useState } from 'react';
import { headersWith, pathWith } from '../../client/http';
import { JsonObject, LoggedEvent, Text } from '../../client/types';
import { exactYuan } from '../../format/money';
import { Failed } from '../../ui/Answered';
import { DataTable } from '../../ui/DataTable';
import { Panel } from '../../ui/Panel';
import { useLanguage } from '../../words/language';
import { DOCUMENTS } from '../../words/project';
import { SEALING } from '../../words/sealing';
import { save } from './save';

interface SealedBid {
  readonly id: string;
  readonly data: JsonObject;
  readonly key?: string;
  readonly from?: 'bidder' | 'shares';
}

/** Every sealed file that came with a bid, to be opened in the browser once its key was released. */
export default function SealedBids({
  project,
  events,
}: {
  readonly project: string;
  readonly events: readonly LoggedEvent[];
}) {
  const { say } = useLanguage();
  const sealed = events.filter(({ type }) => type === 'BidSealed').map((event) => withKey(event, events));
  if (sealed.length === 0) return null;
  const keyWords = ({ from }: SealedBid) =>
    from === 'bidder' ? SEALING.keyOfBidder : from === 'shares' ? SEALING.keyOfShares : SEALING.keyMissing;
  return (
    <Panel title={say(SEALING.panel)} hint={say(SEALING.panelHint)}>
      <DataTable
        cards
        caption={say(SEALING.panel)}
        rows={sealed}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'bid',
            head: say(SEALING.bid),
            rowHead: true,
            cell: ({ data }) => `${String(data['bidder'])} · ${String(data['bid'])}`,
          },
          { id: 'key', head: say(SEALING.keyFrom), cell: (bid) => say(keyWords(bid)) },
          {
            id: 'digest',
            head: say(DOCUMENTS.digest),
            cell: ({ data }) => <code className="digest">{String(data['sha256'])}</code>,
          },
          { id: 'open', head: say(SEALING.open), cell: (bid) => <Opening project={project} bid={bid} /> },
        ]}
      />
    </Panel>
  );
}

function withKey({ id, data }: LoggedEvent, events: readonly LoggedEvent[]): SealedBid {
  const same = ({ data: other }: LoggedEvent) => other['lot'] === data['lot'] && other['bid'] === data['bid'];
  const released = events.find((event) => event.type === 'BidKeyReleased' && same(event));
  if (released) return { id, data, key: String(released.data['key']), from: 'bidder' };
  const halves = events
    .filter((event) => event.type === 'KeySharesReleased' && event.data['lot'] === data['lot'])
    .flatMap((event) => (event.data['shares'] ?? []) as unknown as readonly { bid: string; share: string }[])
    .filter(({ bid }) => bid === data['bid'])
    .map(({ share }) => share);
  const [one, other] = halves;
  return one !== undefined && other !== undefined
    ? { id, data, key: combined(one, other), from: 'shares' }
    : { id, data };
}

function Opening({ project, bid: { data, key } }: { readonly project: string; readonly bid: SealedBid }) {
  const { say } = useLanguage();
  const [offer, setOffer] = useState<Offer>();
  const [fault, setFault] = useState<Text>();
  const [error, setError] = useState<unknown>();
  const text = (name: string) => String(data[name]);

  const open = async () => {
    setFault(undefined);
    setError(undefined);
    try {
      const response = await fetch(pathWith(`/files/${text('sha256').slice(7)}`), {
        headers: headersWith({ Accept: '*/*' }),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const place = { project, lot: text('lot'), bid: text('bid'), bidder: text('bidder') };
      const expected = {
        sha256: text('sha256'),
        plaintextHash: text('plaintextHash'),
        keyHash: text('keyHash'),
        place,
      };
      if ((await keyHashOf(key!)) !== expected.keyHash) return setFault(SEALING.faults.WrongKey);
      setOffer(await openSealed(new Uint8Array(await response.arrayBuffer()), key!, expected));
    } catch (caught) {
      if (caught instanceof SealedBidFault) setFault(SEALING.faults[caught.code]);
      else setError(caught);
    }
  };

  return (
    <>
      <Button size="small" disabled={key === undefined} onClick={() => void open()}>
        {say(SEALING.open)}
      </Button>
      {offer && (
        <div role="status">
          <p>{say(SEALING.opened(exactYuan(offer.offerFen)))}</p>
          <ul>
            {offer.files.map(({ name, bytes }) => (
              <li key={name}>
                <Button size="small" onClick={() => save(new Blob([bytes]), name)}>
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {fault && (
        <p className="fault" role="alert">
          {say(fault)}
        </p>
      )}
      {error !== undefined && <Failed error={error} />}
    </>
  );
}
