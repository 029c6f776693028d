import { Occasion, Standpoint, breach, doFirst, record, say, state } from '../act/index.js';
import { Bid, Dossier } from '../dossier.js';
import { bidsInForce } from '../dossier-access.js';

export const bidOf = (dossier: Dossier, lot: string, bid: string): Bid | undefined =>
  dossier.lots.get(lot)?.bids.get(bid);

/** The act is about a bid that was handed in, was not taken back, and was not found invalid. */
export function bidInForce(dossier: Dossier, lot: string, bidId: string) {
  const bid = bidOf(dossier, lot, bidId);
  const standing = !bid
    ? 'unknown'
    : bid.withdrawn
      ? 'withdrawn'
      : bid.disqualified !== undefined
        ? 'disqualified'
        : '';
  return (
    standing !== '' &&
    breach(
      'NoSuchBid',
      'INV-57',
      [record('INV-57')],
      say('没有有效的此份投标', 'There is no such bid in force'),
      { lot, bid: bidId, standing },
      state('选择有效投标', 'Name a bid that is in force'),
    )
  );
}

/** There is a bid in force that could be acted on at all: for a supplier, one of its own. */
export function noBidInForce(dossier: Dossier, lotId: string, { actor }: Pick<Standpoint, 'actor'>) {
  const lot = dossier.lots.get(lotId);
  const bids = lot ? bidsInForce(lot).filter(({ disqualified }) => disqualified === undefined) : [];
  return (
    !bids.some(({ bidder }) => actor.role !== 'supplier' || actor.organisation === bidder) &&
    breach(
      'NoSuchBid',
      'INV-57',
      [record('INV-57')],
      say('没有可以办理的有效投标', 'There is no bid in force to act on'),
      { lot: lotId },
      doFirst('SubmitBid', `lot-${lotId}`),
    )
  );
}

/** A supplier speaks for its own organisation; paper bids are entered by the agency or the purchaser. */
export const ownBid = ({ actor }: Pick<Occasion, 'actor'>, bidder: string | undefined) =>
  bidder !== undefined &&
  actor.role === 'supplier' &&
  actor.organisation !== bidder &&
  breach(
    'NotOwnBid',
    'INV-57',
    [record('INV-57')],
    say('供应商只能处理本单位的投标', 'A supplier can act on its own bid only'),
    { bidder, organisation: actor.organisation },
    state(`以${bidder}的身份行为`, `Act for ${bidder}`),
  );
