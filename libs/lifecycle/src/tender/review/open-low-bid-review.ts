import { act, at, breach, broken, event, lowOffers, say, state, T, tendering } from '../../act/index.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, fen, id, int, list, oneOf, optional, record, text } from '../../schema/index.js';
import { bidInForce, bidOf, noBidInForce } from '../bid-conditions.js';
import { rankable } from '../ranking.js';
import { finalOffersAwaited } from '../rounds/awaited.js';
import { standsAt } from '../stage.js';
import { triggersOf } from './low-bid-triggers.js';

const review = {
  bid: id(),
  /** How long the supplier may explain, in minutes. */
  explainMinutes: int(1, 10080),
  /** Why it gets less time than is usual. */
  shorterBecause: optional(text()),
  /** The panel’s own judgement, where no ratio calls for the review. */
  judgement: optional(text()),
};

export const AbnormallyLowBidReviewOpened = event({
  type: 'AbnormallyLowBidReviewOpened',
  scope: 'lot',
  label: say('启动异常低价审查', 'Abnormally low bid review opened'),
  act: 'OpenLowBidReview',
  data: {
    ...review,
    bidder: code(),
    priceFen: fen(),
    /** All conforming offers at that moment, from which the triggers are recomputed. */
    offers: list(record({ bid: id(), offerFen: fen() })),
    triggers: list(
      record({
        trigger: oneOf('belowMean', 'belowSecond', 'belowCeiling'),
        priceFen: fen(),
        share: int(1, 10000),
        boundNum: int(0),
        boundDen: int(1),
      }),
      0,
      3,
    ),
  },
  apply: (dossier, { lot, bid, explainMinutes }, { meta }) => {
    const explainBy = new Date(Date.parse(meta.occurredAt) + explainMinutes * 60_000).toISOString();
    lotOf(dossier, lot).lowBidReviews.set(bid, { explainBy, explained: false });
  },
});

/** Asks a supplier to explain an offer that the ratios or the panel’s judgement call abnormally low; it is not invalid by that (NR-57). */
export const openLowBidReview = act({
  name: 'OpenLowBidReview',
  scope: 'lot',
  label: say('启动异常低价审查', 'Open an abnormally low bid review'),
  addresses: [at(`${T}/bids/{bid}/low-bid-review/open`)],
  input: review,
  events: [AbnormallyLowBidReviewOpened],
  facts: (_, { explainMinutes, shorterBecause }) => ({
    tender: { explainMinutes, explainShortened: shorterBecause !== undefined },
  }),
  standing: (dossier, { lot }, standpoint) =>
    broken(
      standsAt(dossier, lot, 'opened'),
      finalOffersAwaited(dossier.lots.get(lot), standpoint.at),
      noBidInForce(dossier, lot, standpoint),
    ),
  invariants: (dossier, input) =>
    broken(bidInForce(dossier, input.lot, input.bid), notCalledFor(dossier, input), reviewedAlready(dossier, input)),
  decide: (dossier, input) => {
    const lot = lotOf(dossier, input.lot);
    const offers = rankable(lot).map(({ bid, offerFen }) => ({ bid, offerFen }));
    return [
      AbnormallyLowBidReviewOpened.of({
        ...input,
        bidder: bidOf(dossier, input.lot, input.bid)?.bidder ?? '',
        priceFen: offers.find(({ bid }) => bid === input.bid)?.offerFen ?? 0,
        offers,
        triggers: triggersOf(lot, input.bid),
      }),
    ];
  },
});

interface Asked {
  readonly lot: string;
  readonly bid: string;
  readonly judgement?: string;
}

function notCalledFor(dossier: Dossier, { lot: lotId, bid, judgement }: Asked) {
  const lot = dossier.lots.get(lotId);
  return (
    lot !== undefined &&
    judgement === undefined &&
    triggersOf(lot, bid).length === 0 &&
    breach(
      'ReviewNotCalledFor',
      'NR-57',
      [lowOffers('异常低价审查'), tendering('60')],
      say(
        '报价未达到异常低价比例, 启动审查须写明专业判断',
        'No ratio calls for the review: state the panel’s judgement',
      ),
      { bid, priceFen: rankable(lot).find((one) => one.bid === bid)?.offerFen ?? 0, ...lot.lowBidShares },
      state('填写专业判断', 'State the judgement'),
    )
  );
}

function reviewedAlready(dossier: Dossier, { lot: lotId, bid }: Asked) {
  const review = dossier.lots.get(lotId)?.lowBidReviews.get(bid);
  return (
    review !== undefined &&
    breach(
      'ReviewedAlready',
      'NR-57',
      [lowOffers('异常低价审查')],
      say('该报价的异常低价审查已启动', 'This offer is or was under review already'),
      { bid, explainBy: review.explainBy, decision: review.decision ?? '' },
      { kind: 'act', act: 'DecideLowBidReview', key: `lot-${lotId}` },
    )
  );
}
