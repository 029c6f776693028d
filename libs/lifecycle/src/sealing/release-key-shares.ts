import { act, at, breach, broken, event, record as recordOf, say, state, T } from '../act/index.js';
import { Lot } from '../dossier.js';
import { DataOf, id, list, oneOf, record } from '../schema/index.js';
import { fromDeadline } from '../tender/clock.js';
import { standsAt } from '../tender/stage.js';
import { Holder, HOLDERS, key32, sealedBids, sealedFileOf, shareHashOf } from './envelope.js';
import { ownHalf } from './publish-opening-key.js';

const released = {
  holder: oneOf(...HOLDERS),
  shares: list(record({ bid: id(), share: key32() }), 1, 1000),
};

export const KeySharesReleased = event({
  type: 'KeySharesReleased',
  scope: 'lot',
  label: say('交出密钥分片', 'Key shares released'),
  act: 'ReleaseKeyShares',
  data: released,
  apply: (dossier, { lot, holder, shares }, { meta }) => {
    for (const { bid, share } of shares) sealedFileOf(dossier, lot, bid)?.released.set(holder, share);
    const known = dossier.lots.get(lot);
    if (known) known.sharesReleasedBy = new Map([...(known.sharesReleasedBy ?? []), [holder, meta.actor.person]]);
  },
});

/** A holder gives up its halves, from the deadline until the opening; with the other holder's they are the keys. */
export const releaseKeyShares = act({
  name: 'ReleaseKeyShares',
  scope: 'lot',
  label: say('交出密钥分片', 'Release key shares'),
  addresses: [at(`${T}/key-shares`)],
  input: released,
  events: [KeySharesReleased],
  standing: (dossier, { lot }, { at: now }) =>
    broken(standsAt(dossier, lot, 'tendering'), fromDeadline(dossier, lot, now)),
  invariants: (dossier, { lot: lotId, holder, shares }, { actor }) => {
    const lot = dossier.lots.get(lotId);
    return broken(ownHalf(holder, actor), otherHand(lot, holder, actor.person), sharesFit(lot, holder, shares));
  },
  decide: (_, input) => [KeySharesReleased.of(input)],
});

const otherHand = (lot: Lot | undefined, holder: Holder, person: string) => {
  const other = [...(lot?.sharesReleasedBy ?? [])].find(([held]) => held !== holder)?.[1];
  return (
    other === person &&
    breach(
      'OneHand',
      'INV-54',
      [recordOf('INV-54')],
      say('两半密钥不得由同一人交出', 'One person does not release both halves'),
      { person, holder },
      state('由另一人交出', 'Let another person release it'),
    )
  );
};

function sharesFit(lot: Lot | undefined, holder: Holder, shares: DataOf<typeof released>['shares']) {
  const wrapped = new Map(
    sealedBids(lot).map(({ bid, envelope }) => [bid, envelope.shares?.find((one) => one.holder === holder)?.shareHash]),
  );
  const wrong = shares.filter(({ bid, share }) => wrapped.get(bid) !== shareHashOf(share)).map(({ bid }) => bid);
  return (
    wrong.length > 0 &&
    breach(
      'ShareDiffers',
      'INV-57',
      [recordOf('INV-57')],
      say('密钥分片与投标时承诺的摘要不符', 'These are not the halves that were committed to with the bids'),
      { holder, wrong },
      state('用开标私钥解出的分片', 'Release the halves that the opening key unwraps'),
    )
  );
}
