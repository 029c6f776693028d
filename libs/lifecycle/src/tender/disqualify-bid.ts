import { act, at, breach, broken, event, lowOffers, say, state, T, tendering } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, id, oneOf, text, title } from '../schema/index.js';
import { bidInForce, bidOf, noBidInForce } from './bid-conditions.js';
import { standsAt } from './stage.js';

/** Why a reviewer finds a bid invalid. That it was not revealed follows from the opening itself. */
const GROUNDS = ['criterion', 'overCeiling', 'abnormallyLow', 'collusion', 'noBidBond'] as const;
/** Grounds on which another act finds a bid invalid, which is then what counts as done. */
const FOLLOWING: readonly string[] = ['notRevealed', 'notConforming', 'abnormallyLow'];

export const BidDisqualified = event({
  type: 'BidDisqualified',
  scope: 'lot',
  label: say('无效投标', 'Bid disqualified'),
  act: 'DisqualifyBid',
  outcome: ({ ground }) => (FOLLOWING.includes(ground) ? null : 'done'),
  data: {
    bid: id(),
    bidder: code(),
    ground: oneOf(...GROUNDS, 'notRevealed', 'notConforming'),
    criterion: title(),
    reason: text(),
  },
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
  invariants: (dossier, input) =>
    broken(bidInForce(dossier, input.lot, input.bid), reviewFirst(input), notInDocuments(dossier, input)),
  decide: (dossier, input) => [
    BidDisqualified.of({ ...input, bidder: bidOf(dossier, input.lot, input.bid)?.bidder ?? '' }),
  ],
});

interface Asked {
  readonly lot: string;
  readonly ground: string;
  readonly criterion: string;
}

/** A low price is a reason to ask, not to find invalid: only the review of the explanation decides (NR-57). */
const reviewFirst = ({ lot, ground }: Asked) =>
  ground === 'abnormallyLow' &&
  breach(
    'ReviewFirst',
    'NR-57',
    [lowOffers('异常低价审查'), tendering('60')],
    say(
      '异常低价须经启动审查、书面说明后认定',
      'An abnormally low offer is reviewed and may be explained before it is found invalid',
    ),
    { ground },
    { kind: 'act', act: 'OpenLowBidReview', key: `lot-${lot}` },
  );

/** Where the documents list their substantive requirements, no other makes a bid invalid (NR-34b). */
function notInDocuments(dossier: Dossier, { lot, ground, criterion }: Asked) {
  const listed = dossier.lots.get(lot)?.requirements;
  return (
    ground === 'criterion' &&
    listed !== undefined &&
    !listed.includes(criterion) &&
    breach(
      'CriterionNotInDocuments',
      'NR-34b',
      [tendering('59'), tendering('63')],
      say('采购文件未列该实质性要求, 不得以此认定无效', 'The documents list no such requirement'),
      { criterion, listed },
      state('引用文件所列的实质性要求', 'Name a requirement that the documents list'),
    )
  );
}
