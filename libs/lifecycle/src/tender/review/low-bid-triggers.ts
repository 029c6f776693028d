import { Fraction } from '@tongjian/money-time';
import { Lot } from '../../dossier.js';
import { OfferedBid, rankable } from '../ranking.js';

/** Shares are counted in ten thousandths. */
const WHOLE = 10_000;

/** Why an offer must be reviewed: the price, strictly below the bound that a share of a reference gives. Fen, exact. */
export interface LowBidTrigger {
  readonly trigger: 'belowMean' | 'belowSecond' | 'belowCeiling';
  readonly priceFen: number;
  /** In ten thousandths. */
  readonly share: number;
  readonly boundNum: number;
  readonly boundDen: number;
}

/**
 * What makes a conforming offer suspicious by 财库〔2026〕2号 (NR-57): strictly below a share of the mean of all
 * conforming offers, or, for the lowest, of the second lowest, or of the ceiling (of the budget where there is none).
 */
export function triggersOf(lot: Lot, bidId: string): LowBidTrigger[] {
  const { lowBidShares } = lot;
  const bids = rankable(lot);
  const bid = bids.find((one) => one.bid === bidId);
  if (!lowBidShares || !bid) return [];
  const { meanShare, secondShare, ceilingShare } = lowBidShares;
  return [
    below('belowMean', bid, meanShare, meanOf(bids)),
    below('belowSecond', bid, secondShare, secondLowestBeside(bids, bid)),
    below('belowCeiling', bid, ceilingShare, Fraction.of(lot.ceilingFen ?? lot.budgetFen)),
  ].filter((trigger) => trigger !== undefined);
}

/** Bids that must be reviewed, or are under review, and are not decided on. */
export const undecidedLowBids = (lot: Lot): string[] =>
  rankable(lot)
    .map(({ bid }) => bid)
    .filter((bid) => {
      const review = lot.lowBidReviews.get(bid);
      return review ? review.decision === undefined : triggersOf(lot, bid).length > 0;
    });

const meanOf = (bids: readonly OfferedBid[]) =>
  bids.reduce((sum, { offerFen }) => sum.add(Fraction.of(offerFen)), Fraction.ZERO).divide(bids.length);

/** For the lowest offer the next one; for any other, and where there is no other, nothing. */
function secondLowestBeside(bids: readonly OfferedBid[], { bid, offerFen }: OfferedBid) {
  const others = bids.filter((one) => one.bid !== bid).map((one) => one.offerFen);
  const second = Math.min(...others);
  return others.length > 0 && offerFen < second ? Fraction.of(second) : undefined;
}

function below(
  trigger: LowBidTrigger['trigger'],
  { offerFen: priceFen }: OfferedBid,
  share: number,
  reference: Fraction | undefined,
): LowBidTrigger | undefined {
  if (!reference) return undefined;
  const bound = reference.multiply(share).divide(WHOLE);
  if (Fraction.of(priceFen).compare(bound) >= 0) return undefined;
  const { num: boundNum, den: boundDen } = bound.toJSON();
  return { trigger, priceFen, share, boundNum, boundDen };
}
