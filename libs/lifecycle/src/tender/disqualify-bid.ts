import { act, at, broken, event, say, T } from '../act/index.js';
import { lotOf } from '../dossier-access.js';
import { code, id, oneOf, text, title } from '../schema/index.js';
import { bidInForce, bidOf, noBidInForce } from './bid-conditions.js';
import { standsAt } from './stage.js';

/** Why a reviewer finds a bid invalid. That it was not revealed follows from the opening itself. */
const GROUNDS = ['criterion', 'overCeiling', 'abnormallyLow', 'collusion'] as const;

export const BidDisqualified = event({
  type: 'BidDisqualified',
  scope: 'lot',
  label: say('无效投标', 'Bid disqualified'),
  act: 'DisqualifyBid',
  outcome: ({ ground }) => (ground === 'notRevealed' ? null : 'done'),
  data: { bid: id(), bidder: code(), ground: oneOf(...GROUNDS, 'notRevealed'), criterion: title(), reason: text() },
  apply: (dossier, { lot, bid, reason }) => {
    const known = lotOf(dossier, lot).bids.get(bid);
    if (known) known.disqualified = reason;
  },
});

/** Finds a bid invalid by a requirement that stands in the documents, before the ranking is signed (NR-34b). */
export const disqualifyBid = act({
  name: 'DisqualifyBid',
  scope: 'lot',
  label: say('认定无效投标', 'Disqualify a bid'),
  addresses: [at(`${T}/bids/{bid}/disqualify`)],
  input: { bid: id(), ground: oneOf(...GROUNDS), criterion: title(), reason: text() },
  events: [BidDisqualified],
  standing: (dossier, { lot }, standpoint) =>
    broken(standsAt(dossier, lot, 'opened'), noBidInForce(dossier, lot, standpoint)),
  invariants: (dossier, { lot, bid }) => broken(bidInForce(dossier, lot, bid)),
  decide: (dossier, input) => [
    BidDisqualified.of({ ...input, bidder: bidOf(dossier, input.lot, input.bid)?.bidder ?? '' }),
  ],
});
