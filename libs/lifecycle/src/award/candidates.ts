import { Lot, Ranked } from '../dossier.js';

/** The ranked bids that may still be awarded, best first: not passed over, not found invalid or unqualified since. */
export const candidatesOf = (lot: Lot): Ranked[] =>
  (lot.ranking ?? []).filter(
    ({ bid, bidder }) =>
      !lot.passedOver.has(bid) &&
      lot.bids.get(bid)?.disqualified === undefined &&
      lot.qualifications.get(bidder) !== 'notQualified',
  );

/** The candidates that share the best rank: one, unless they are equal in points and offer. */
export const bestOf = (candidates: readonly Ranked[]): Ranked[] =>
  candidates.filter(({ rank }) => rank === candidates[0]?.rank);
