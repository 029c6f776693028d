import { act, at, breach, broken, event, say, state, T, tendering } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, id, int } from '../schema/index.js';
import { bidInForce, bidOf, noBidInForce, ownBid } from './bid-conditions.js';
import { fromDeadline } from './clock.js';
import { salt, sealedHashOf } from './sealed-bid.js';
import { standsAt } from './stage.js';

const revealed = { bid: id(), offerFen: int(1), salt: salt() };

export const BidRevealed = event({
  type: 'BidRevealed',
  scope: 'lot',
  label: say('投标解密', 'Bid revealed'),
  act: 'RevealBid',
  data: { ...revealed, bidder: code() },
  apply: (dossier, { lot, bid, offerFen }) => {
    const known = lotOf(dossier, lot).bids.get(bid);
    if (known) known.offerFen = offerFen;
  },
});

/** Shows offer and salt, from the deadline until the opening; their digest must be the one handed in (INV-57). */
export const revealBid = act({
  name: 'RevealBid',
  scope: 'lot',
  label: say('投标解密', 'Reveal a bid'),
  addresses: [at(`${T}/bids/{bid}/reveal`)],
  input: revealed,
  events: [BidRevealed],
  standing: (dossier, { lot }, standpoint) =>
    broken(
      standsAt(dossier, lot, 'tendering'),
      fromDeadline(dossier, lot, standpoint.at),
      noBidInForce(dossier, lot, standpoint),
    ),
  invariants: (dossier, input, occasion) =>
    broken(
      bidInForce(dossier, input.lot, input.bid),
      ownBid(occasion, bidOf(dossier, input.lot, input.bid)?.bidder),
      digestMatches(dossier, input),
    ),
  decide: (dossier, input) => [
    BidRevealed.of({ ...input, bidder: bidOf(dossier, input.lot, input.bid)?.bidder ?? '' }),
  ],
});

function digestMatches(dossier: Dossier, input: { lot: string; bid: string; offerFen: number; salt: string }) {
  const bid = bidOf(dossier, input.lot, input.bid);
  if (!bid) return false;
  const sealedHash = sealedHashOf({ ...input, bidder: bid.bidder });
  return (
    sealedHash !== bid.sealedHash &&
    breach(
      'DigestDiffers',
      'INV-57',
      [tendering('33'), tendering('40')],
      say('报价与盐的摘要与所递交的摘要不符', 'The digest of offer and salt is not the one that was handed in'),
      { submitted: bid.sealedHash, revealed: sealedHash },
      state('按密封时的报价与盐解密', 'Reveal the very offer and salt that were sealed'),
    )
  );
}
