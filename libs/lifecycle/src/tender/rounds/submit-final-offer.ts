import { act, at, breach, broken, consultation, doFirst, event, otherMethods, say, T } from '../../act/index.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, id, int } from '../../schema/index.js';
import { bidInForce, bidOf, noBidInForce, ownBid } from '../bid-conditions.js';
import { standsAt } from '../stage.js';

const offer = { bid: id(), offerFen: int(1) };

export const FinalOfferSubmitted = event({
  type: 'FinalOfferSubmitted',
  scope: 'lot',
  label: say('最后报价', 'Final offer submitted'),
  act: 'SubmitFinalOffer',
  data: { ...offer, bidder: code() },
  apply: (dossier, { lot, bid, offerFen }) => {
    const known = lotOf(dossier, lot).bids.get(bid);
    if (known) known.finalOfferFen = offerFen;
  },
});

/** The price at which a supplier stands from here on, once, after negotiation and in time; it is ranked and awarded (NR-20). */
export const submitFinalOffer = act({
  name: 'SubmitFinalOffer',
  scope: 'lot',
  label: say('提交最后报价', 'Submit the final offer'),
  addresses: [at(`${T}/bids/{bid}/final-offer`)],
  input: offer,
  events: [FinalOfferSubmitted],
  standing: (dossier, { lot }, standpoint) =>
    broken(
      standsAt(dossier, lot, 'opened'),
      notAskedFor(dossier, lot, standpoint.at),
      noBidInForce(dossier, lot, standpoint),
    ),
  invariants: (dossier, { lot, bid }, occasion) =>
    broken(
      bidInForce(dossier, lot, bid),
      ownBid(occasion, bidOf(dossier, lot, bid)?.bidder),
      offeredAlready(dossier, lot, bid),
    ),
  decide: (dossier, input) => [
    FinalOfferSubmitted.of({ ...input, bidder: bidOf(dossier, input.lot, input.bid)?.bidder ?? '' }),
  ],
});

function notAskedFor(dossier: Dossier, lotId: string, now: string) {
  const lot = dossier.lots.get(lotId);
  if (!lot) return false;
  if (lot.finalOffersBy === undefined)
    return breach(
      'NotAskedFor',
      'NR-20',
      [consultation('21')],
      say('尚未要求提交最后报价', 'Final offers have not been asked for'),
      { lot: lotId, rounds: lot.rounds },
      doFirst('HoldNegotiationRound', `lot-${lotId}`),
    );
  return (
    Date.parse(now) > Date.parse(lot.finalOffersBy) &&
    breach(
      'DeadlinePassed',
      'NR-20',
      [consultation('21'), otherMethods('33')],
      say('最后报价时限已过', 'The time for final offers has passed'),
      { finalOffersBy: lot.finalOffersBy, at: now },
    )
  );
}

function offeredAlready(dossier: Dossier, lot: string, bid: string) {
  const offerFen = bidOf(dossier, lot, bid)?.finalOfferFen;
  return (
    offerFen !== undefined &&
    breach(
      'OfferedAlready',
      'NR-20',
      [consultation('21')],
      say('最后报价只能提交一次', 'A final offer is given once'),
      { bid, offerFen },
    )
  );
}
