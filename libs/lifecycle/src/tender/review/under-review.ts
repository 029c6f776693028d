import { breach, doFirst, lowOffers, say, state } from '../../act/index.js';
import { Dossier, LowBidReview } from '../../dossier.js';

export const reviewOf = (dossier: Dossier, lot: string, bid: string): LowBidReview | undefined =>
  dossier.lots.get(lot)?.lowBidReviews.get(bid);

/** The act is about an offer whose review is open. */
export const notUnderReview = (dossier: Dossier, lot: string, bid: string) => {
  const review = reviewOf(dossier, lot, bid);
  return review?.decision === undefined && review !== undefined
    ? false
    : breach(
        'NotUnderReview',
        'NR-57',
        [lowOffers('异常低价审查')],
        say('该报价没有进行中的异常低价审查', 'No review of this offer is open'),
        { lot, bid, decision: review?.decision ?? '' },
        review ? state('审查已有结论', 'The review is decided') : doFirst('OpenLowBidReview', `lot-${lot}`),
      );
};

/** Whether any review in the lot is open at all; for a supplier, one of its own offer. */
export function nothingUnderReview(
  dossier: Dossier,
  lotId: string,
  { actor }: { readonly actor: { readonly role: string; readonly organisation: string } },
) {
  const lot = dossier.lots.get(lotId);
  if (!lot) return false;
  const open = [...lot.lowBidReviews].filter(
    ([bid, { decision }]) =>
      decision === undefined && (actor.role !== 'supplier' || lot.bids.get(bid)?.bidder === actor.organisation),
  );
  return (
    open.length === 0 &&
    breach(
      'NotUnderReview',
      'NR-57',
      [lowOffers('异常低价审查')],
      say('没有进行中的异常低价审查', 'No review is open'),
      { lot: lotId },
      doFirst('OpenLowBidReview', `lot-${lotId}`),
    )
  );
}
