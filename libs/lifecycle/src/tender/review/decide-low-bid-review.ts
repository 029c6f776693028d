import { act, at, breach, broken, event, lowOffers, say, state, T } from '../../act/index.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, id, oneOf, text } from '../../schema/index.js';
import { bidInForce, bidOf } from '../bid-conditions.js';
import { BidDisqualified } from '../disqualify-bid.js';
import { standsAt } from '../stage.js';
import { nothingUnderReview, notUnderReview, reviewOf } from './under-review.js';

const finding = { bid: id(), decision: oneOf('accepted', 'invalid'), reason: text() };

export const AbnormallyLowBidReviewDecided = event({
  type: 'AbnormallyLowBidReviewDecided',
  scope: 'lot',
  label: say('异常低价审查结论', 'Abnormally low bid review decided'),
  act: 'DecideLowBidReview',
  outcome: ({ decision }) => decision,
  data: { ...finding, bidder: code() },
  apply: (dossier, { lot, bid, decision }) => {
    const { lowBidReviews } = lotOf(dossier, lot);
    const review = lowBidReviews.get(bid);
    if (review) lowBidReviews.set(bid, { ...review, decision });
  },
});

/** The panel’s decision on a reviewed offer: accepted on what was proven, or invalid for want of proof (NR-57). */
export const decideLowBidReview = act({
  name: 'DecideLowBidReview',
  scope: 'lot',
  label: say('作出异常低价审查结论', 'Decide an abnormally low bid review'),
  outcomes: { positive: ['accepted'], other: ['invalid'] },
  addresses: [at(`${T}/bids/{bid}/low-bid-review/decide`)],
  input: finding,
  events: [AbnormallyLowBidReviewDecided, BidDisqualified],
  outcome: ({ decision }) => decision,
  standing: (dossier, { lot }, standpoint) =>
    broken(standsAt(dossier, lot, 'opened'), nothingUnderReview(dossier, lot, standpoint)),
  invariants: (dossier, input, { at: now }) =>
    broken(
      bidInForce(dossier, input.lot, input.bid),
      notUnderReview(dossier, input.lot, input.bid),
      withoutProof(dossier, input),
      stillTime(dossier, input, now),
    ),
  decide: (dossier, input) => {
    const { lot, bid, decision, reason } = input;
    const bidder = bidOf(dossier, lot, bid)?.bidder ?? '';
    return [
      AbnormallyLowBidReviewDecided.of({ ...input, bidder }),
      ...(decision === 'accepted'
        ? []
        : [BidDisqualified.of({ bid, bidder, ground: 'abnormallyLow', criterion: '异常低价审查', reason })]),
    ];
  },
});

interface Decided {
  readonly lot: string;
  readonly bid: string;
  readonly decision: 'accepted' | 'invalid';
}

function withoutProof(dossier: Dossier, { lot, bid, decision }: Decided) {
  return (
    decision === 'accepted' &&
    reviewOf(dossier, lot, bid)?.explained === false &&
    breach(
      'NotExplained',
      'NR-57',
      [lowOffers('异常低价审查')],
      say('供应商未作书面说明, 不能证明报价合理的, 作无效处理', 'Without an explanation the offer cannot be accepted'),
      { bid, explained: false },
      { kind: 'act', act: 'ExplainLowBid', key: `lot-${lot}` },
      state('认定无效', 'Decide that it is invalid'),
    )
  );
}

/** Nobody is found invalid for silence while there is time to speak. */
function stillTime(dossier: Dossier, { lot, bid, decision }: Decided, now: string) {
  const review = reviewOf(dossier, lot, bid);
  return (
    decision === 'invalid' &&
    review?.explained === false &&
    Date.parse(now) < Date.parse(review.explainBy) &&
    breach(
      'TimeToExplain',
      'NR-57',
      [lowOffers('异常低价审查')],
      say('书面说明时限未满', 'The supplier may still explain'),
      { bid, explainBy: review.explainBy, at: now },
      { kind: 'wait', until: review.explainBy },
    )
  );
}
