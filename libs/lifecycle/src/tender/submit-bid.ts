import { act, at, breach, broken, event, record, say, state, T, tendering } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bidsInForce, lotOf } from '../dossier-access.js';
import { code, digest, id, optional, record as recordOf } from '../schema/index.js';
import { bidSealed, BidSealed, envelopeFits } from '../sealing/bid-sealed.js';
import { envelopeFields } from '../sealing/envelope.js';
import { ownBid } from './bid-conditions.js';
import { beforeDeadline } from './clock.js';
import { notInvited } from './preparation/invite-suppliers.js';
import { standsAt } from './stage.js';

const sealed = { bid: id(), bidder: code(), sealedHash: digest() };

export const BidSubmitted = event({
  type: 'BidSubmitted',
  scope: 'lot',
  label: say('投标', 'Bid submitted'),
  act: 'SubmitBid',
  data: sealed,
  apply: (dossier, { lot, bid, bidder, sealedHash }) =>
    void lotOf(dossier, lot).bids.set(bid, { bid, bidder, sealedHash, withdrawn: false }),
});

/** Takes in a sealed bid: a digest, nothing readable, before the deadline (INV-57). */
export const submitBid = act({
  name: 'SubmitBid',
  scope: 'lot',
  label: say('递交投标', 'Submit a bid'),
  addresses: [at(`${T}/bids`)],
  /** With its envelope, the bid brings the whole offer in a sealed file; without one, digest and reveal alone. */
  input: { ...sealed, envelope: optional(recordOf(envelopeFields)) },
  events: [BidSubmitted, BidSealed],
  standing: (dossier, { lot }, { actor, at: now }) =>
    broken(
      standsAt(dossier, lot, 'tendering'),
      beforeDeadline(dossier, lot, now),
      actor.role === 'supplier' && secondBid(dossier, lot, actor.organisation),
      actor.role === 'supplier' && notInvited(dossier, lot, actor.organisation),
    ),
  invariants: (dossier, { lot, bid, bidder, envelope }, occasion) =>
    broken(
      ownBid(occasion, bidder),
      notInvited(dossier, lot, bidder),
      oneBidEach(dossier, lot, bid, bidder),
      envelope && envelopeFits(dossier.lots.get(lot), envelope, occasion.attachments),
    ),
  decide: (_, { envelope, ...input }) => [BidSubmitted.of(input), ...(envelope ? [bidSealed(input, envelope)] : [])],
});

function oneBidEach(dossier: Dossier, lotId: string, bid: string, bidder: string) {
  const lot = dossier.lots.get(lotId);
  if (lot?.bids.has(bid))
    return breach(
      'BidKnown',
      'INV-57',
      [record('INV-57')],
      say('投标编号已使用', 'A bid of that number was handed in already'),
      { bid },
      state('为投标另取编号', 'Give the bid a number of its own'),
    );
  return secondBid(dossier, lotId, bidder);
}

function secondBid(dossier: Dossier, lotId: string, bidder: string) {
  const lot = dossier.lots.get(lotId);
  const earlier = lot && bidsInForce(lot).find((other) => other.bidder === bidder);
  return (
    earlier !== undefined &&
    breach(
      'SecondBid',
      'INV-57',
      [tendering('34'), tendering('36')],
      say(
        '同一投标人只能有一份有效投标, 修改须先撤回',
        'A bidder has one bid in force; to change it, withdraw it first',
      ),
      { bidder, earlier: earlier.bid },
      { kind: 'act', act: 'WithdrawBid', key: `lot-${lotId}` },
    )
  );
}
