import { act, at, breach, broken, event, Fact, say, T, tendering } from '../act/index.js';
import { Dossier, Lot } from '../dossier.js';
import { bidsInForce, lotOf } from '../dossier-access.js';
import { BidOpened, openedFiles } from '../sealing/bid-opened.js';
import { isShown } from '../sealing/envelope.js';
import { code, fen, id, list, optional, record, title } from '../schema/index.js';
import { fromDeadline } from './clock.js';
import { BidDisqualified } from './disqualify-bid.js';
import { notTheAgent } from './preparation/appoint-agent.js';
import { standsAt } from './stage.js';

const opening = { place: optional(title()), witnesses: optional(list(title(), 0, 50)) };

export const BidsOpened = event({
  type: 'BidsOpened',
  scope: 'lot',
  label: say('开标', 'Bids opened'),
  act: 'OpenBids',
  data: {
    ...opening,
    offers: list(record({ bid: id(), bidder: code(), offerFen: fen() })),
    unrevealed: list(id()),
  },
  apply: (dossier, { lot }) => void Object.assign(lotOf(dossier, lot), { opened: true, status: 'opened' }),
});

/** Opens all bids at once, from the deadline on. A bid that its bidder did not reveal is invalid (INV-57). */
export const openBids = act({
  name: 'OpenBids',
  scope: 'lot',
  label: say('开标', 'Open the bids'),
  addresses: [at(`${T}/tender/open`)],
  input: opening,
  events: [BidsOpened, BidOpened, BidDisqualified],
  standing: (dossier, { lot }, { actor, at: now }) =>
    broken(
      notTheAgent(dossier, lot, { actor }),
      standsAt(dossier, lot, 'tendering'),
      fromDeadline(dossier, lot, now),
      timeToReveal(dossier.lots.get(lot), now),
    ),
  decide: (dossier, input) => open(dossier, input),
});

function open(dossier: Dossier, input: { lot: string }): readonly [Fact, ...Fact[]] {
  const lot = lotOf(dossier, input.lot);
  const bids = bidsInForce(lot);
  const unrevealed = bids.filter((bid) => !isShown(bid));
  const offers = bids.filter(isShown).map(({ bid, bidder, offerFen }) => ({ bid, bidder, offerFen: offerFen! }));
  return [
    BidsOpened.of({ ...input, offers, unrevealed: unrevealed.map(({ bid }) => bid) }),
    ...openedFiles(lot),
    ...unrevealed.map(({ bid, bidder }) =>
      BidDisqualified.of({ bid, bidder, ground: 'notRevealed', criterion: '按时解密', reason: '开标时未解密' }),
    ),
  ];
}

/** Where an old notice says nothing of it, bidders have a day. */
const UNSAID_MINUTES = 24 * 60;

/** Opening shuts out who has not revealed, so it waits while the documents still give time. */
function timeToReveal(lot: Lot | undefined, now: string) {
  if (!lot?.deadline) return false;
  const unrevealed = bidsInForce(lot).filter((bid) => !isShown(bid));
  const until = new Date(Date.parse(lot.deadline) + (lot.revealMinutes ?? UNSAID_MINUTES) * 60_000).toISOString();
  return (
    unrevealed.length > 0 &&
    Date.parse(now) < Date.parse(until) &&
    breach(
      'TimeToReveal',
      'INV-57',
      [tendering('40')],
      say('解密时限未满, 尚有投标未解密', 'Bidders may still reveal, and some have not yet'),
      { unrevealed: unrevealed.map(({ bid }) => bid), until, at: now },
      { kind: 'act', act: 'RevealBid', key: `lot-${lot.lot}` },
      { kind: 'wait', until },
    )
  );
}
