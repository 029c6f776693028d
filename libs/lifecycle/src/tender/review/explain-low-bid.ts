import { act, at, breach, broken, event, lowOffers, say, T } from '../../act/index.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, id, text } from '../../schema/index.js';
import { bidInForce, bidOf, ownBid } from '../bid-conditions.js';
import { standsAt } from '../stage.js';
import { nothingUnderReview, notUnderReview, reviewOf } from './under-review.js';

const explanation = { bid: id(), explanation: text() };

export const AbnormallyLowBidReviewExplained = event({
  type: 'AbnormallyLowBidReviewExplained',
  scope: 'lot',
  label: say('异常低价书面说明', 'Abnormally low bid explained'),
  act: 'ExplainLowBid',
  data: { ...explanation, bidder: code() },
  apply: (dossier, { lot, bid }) => {
    const { lowBidReviews } = lotOf(dossier, lot);
    const review = lowBidReviews.get(bid);
    if (review) lowBidReviews.set(bid, { ...review, explained: true });
  },
});

/** The supplier’s written explanation of its price, with its evidence attached, within the time it was given (NR-57). */
export const explainLowBid = act({
  name: 'ExplainLowBid',
  scope: 'lot',
  label: say('说明异常低价', 'Explain a low bid'),
  addresses: [at(`${T}/bids/{bid}/low-bid-review/explain`)],
  input: explanation,
  events: [AbnormallyLowBidReviewExplained],
  standing: (dossier, { lot }, standpoint) =>
    broken(standsAt(dossier, lot, 'opened'), nothingUnderReview(dossier, lot, standpoint)),
  invariants: (dossier, { lot, bid }, occasion) =>
    broken(
      bidInForce(dossier, lot, bid),
      ownBid(occasion, bidOf(dossier, lot, bid)?.bidder),
      notUnderReview(dossier, lot, bid),
      tooLate(dossier, lot, bid, occasion.at),
    ),
  decide: (dossier, input) => [
    AbnormallyLowBidReviewExplained.of({ ...input, bidder: bidOf(dossier, input.lot, input.bid)?.bidder ?? '' }),
  ],
});

function tooLate(dossier: Dossier, lot: string, bid: string, now: string) {
  const review = reviewOf(dossier, lot, bid);
  return (
    review !== undefined &&
    Date.parse(now) > Date.parse(review.explainBy) &&
    breach(
      'ExplanationTooLate',
      'NR-57',
      [lowOffers('异常低价审查')],
      say('书面说明已逾期', 'The time to explain has passed'),
      { bid, explainBy: review.explainBy, at: now },
    )
  );
}
