import { Fraction } from '@tongjian/money-time';
import { Bid, Lot, Ranked } from '../dossier.js';
import { validBids } from '../dossier-access.js';

/** A bid whose offer was revealed; after negotiation `offerFen` is its final offer. */
export type OfferedBid = Bid & { readonly offerFen: number };

/** The bids that take part in the ranking. */
export const rankable = (lot: Lot): OfferedBid[] =>
  validBids(lot).flatMap((bid) => {
    const offerFen = bid.finalOfferFen ?? bid.offerFen;
    return offerFen === undefined ? [] : [{ ...bid, offerFen }];
  });

/** Pairs `bid/member` not scored: every panel member, else everyone who scored any bid, scores all; `bid/*` where nobody did. */
export function missingScores(lot: Lot): string[] {
  if (lot.evaluationMethod !== 'points' || lot.criteria.every((criterion) => criterion.price)) return [];
  const members = lot.panel ?? [...new Set(lot.scores.map(({ member }) => member))];
  const done = new Set(lot.scores.map(({ bid, member }) => `${bid}/${member}`));
  return rankable(lot).flatMap(({ bid }) =>
    members.length === 0 ? [`${bid}/*`] : members.map((member) => `${bid}/${member}`).filter((pair) => !done.has(pair)),
  );
}

/**
 * The ranking of a lot, from its recorded offers and scores alone (INV-28).
 *
 * Points (87号令 55, 57): the exact mean of the members' sums, plus the price's points: lowest offer ÷ offer ×
 * maximum, rounded half up to hundredths. Equal totals are ordered by the lower offer. Lowest price (87号令 54, 56):
 * by the offer. What is equal to the last shares a rank.
 */
export function rankingOf(lot: Lot): Ranked[] {
  const bids = rankable(lot);
  const lowestFen = Math.min(...bids.map(({ offerFen }) => offerFen));
  const byPoints = lot.evaluationMethod === 'points';
  const placed = bids
    .map((bid) => ({ bid, total: byPoints ? totalOf(lot, bid, lowestFen) : Fraction.ZERO }))
    .sort((a, b) => b.total.compare(a.total) || a.bid.offerFen - b.bid.offerFen || (a.bid.bid < b.bid.bid ? -1 : 1));
  return placed.map(({ bid: { bid, bidder, offerFen }, total }) => {
    const equal = placed.filter((other) => other.total.equals(total));
    const shared = equal.filter((other) => other.bid.offerFen === offerFen);
    const first = placed.indexOf(shared[0]!);
    const tie = shared.length > 1 ? 'shared' : byPoints && equal.length > 1 ? 'offer' : undefined;
    const { num: totalNum, den: totalDen } = total.toJSON();
    return {
      rank: first + 1,
      bid,
      bidder,
      offerFen,
      ...(byPoints ? { totalNum, totalDen } : {}),
      ...(tie ? { tie } : {}),
    };
  });
}

function totalOf(lot: Lot, { bid, offerFen }: OfferedBid, lowestFen: number): Fraction {
  const sheets = lot.scores.filter((score) => score.bid === bid);
  const given = sheets.flatMap(({ scores }) => scores).reduce((sum, { hundredths }) => sum + hundredths, 0);
  const mean = sheets.length === 0 ? Fraction.ZERO : Fraction.of(given, sheets.length);
  const price = lot.criteria.find((criterion) => criterion.price);
  if (!price) return mean;
  const exact = Fraction.of(lowestFen, offerFen).multiply(price.maxHundredths);
  return mean.add(Fraction.of(exact.add(Fraction.of(1, 2)).floor()));
}
