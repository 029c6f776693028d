import { Attachment } from '@tongjian/kernel';
import { breach, broken, event, record as recordOf, say, state } from '../act/index.js';
import { Lot } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, id } from '../schema/index.js';
import { Envelope, envelopeFields } from './envelope.js';

/** Beside `BidSubmitted`: the whole offer came with it, in a file that nobody here can read (INV-57). */
export const BidSealed = event({
  type: 'BidSealed',
  scope: 'lot',
  label: say('投标文件密封', 'Bid file sealed'),
  data: { bid: id(), bidder: code(), ...envelopeFields },
  apply: (dossier, { lot, bid, bidder: _, ...envelope }) => {
    const known = lotOf(dossier, lot).bids.get(bid);
    if (known) known.envelope = { ...envelope, released: new Map() };
  },
});

export const bidSealed = (of: { readonly bid: string; readonly bidder: string }, envelope: Envelope) =>
  BidSealed.of({ bid: of.bid, bidder: of.bidder, ...envelope });

/** The sealed file lies at hand, and what is wrapped is wrapped to the keys that were published for the opening. */
export function envelopeFits(lot: Lot | undefined, envelope: Envelope, attachments: readonly Attachment[]) {
  const published = new Map([...(lot?.openingKeys ?? [])].map(([holder, { fingerprint }]) => [holder, fingerprint]));
  const strange = (envelope.shares ?? []).filter(({ holder, fingerprint }) => published.get(holder) !== fingerprint);
  const holders = new Set((envelope.shares ?? []).map(({ holder }) => holder));
  return broken(
    !attachments.some(({ sha256 }) => sha256 === envelope.sha256) &&
      breach(
        'SealedFileMissing',
        'INV-57',
        [recordOf('INV-57')],
        say('密封文件必须作为附件提交', 'The sealed file itself is attached'),
        { sha256: envelope.sha256 },
        state('先上传密封文件并作为附件', 'Upload the sealed file and attach it'),
      ),
    (strange.length > 0 || (envelope.shares !== undefined && holders.size < 2)) &&
      breach(
        'NotTheOpeningKeys',
        'INV-57',
        [recordOf('INV-57')],
        say(
          '密钥分片须分别用代理机构和财政部门公布的开标公钥加密',
          'Halves are wrapped to the two keys published for the opening',
        ),
        {
          used: strange.map(({ holder, fingerprint }) => `${holder} ${fingerprint}`),
          published: [...published].map(([holder, fingerprint]) => `${holder} ${fingerprint}`),
        },
        state(
          '用已公布的开标公钥重新密封,或由投标人自持密钥',
          'Seal with the published keys, or keep the key yourself',
        ),
      ),
  );
}
