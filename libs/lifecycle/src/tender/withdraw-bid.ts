import { act, at, broken, event, say, T } from '../act/index.js';
import { lotOf } from '../dossier-access.js';
import { code, id, optional, text } from '../schema/index.js';
import { bidInForce, bidOf, noBidInForce, ownBid } from './bid-conditions.js';
import { beforeDeadline } from './clock.js';
import { standsAt } from './stage.js';

export const BidWithdrawn = event({
  type: 'BidWithdrawn',
  scope: 'lot',
  label: say('撤回投标', 'Bid withdrawn'),
  act: 'WithdrawBid',
  data: { bid: id(), bidder: code(), reason: optional(text()) },
  apply: (dossier, { lot, bid }) => {
    const known = lotOf(dossier, lot).bids.get(bid);
    if (known) known.withdrawn = true;
  },
});

/** Takes a bid back, which is possible only before the deadline. */
export const withdrawBid = act({
  name: 'WithdrawBid',
  scope: 'lot',
  label: say('撤回投标', 'Withdraw a bid'),
  addresses: [at(`${T}/bids/{bid}/withdraw`)],
  input: { bid: id(), reason: optional(text()) },
  events: [BidWithdrawn],
  standing: (dossier, { lot }, standpoint) =>
    broken(
      standsAt(dossier, lot, 'tendering'),
      beforeDeadline(dossier, lot, standpoint.at),
      noBidInForce(dossier, lot, standpoint),
    ),
  invariants: (dossier, { lot, bid }, occasion) =>
    broken(bidInForce(dossier, lot, bid), ownBid(occasion, bidOf(dossier, lot, bid)?.bidder)),
  decide: (dossier, input) => [
    BidWithdrawn.of({ ...input, bidder: bidOf(dossier, input.lot, input.bid)?.bidder ?? '' }),
  ],
});
