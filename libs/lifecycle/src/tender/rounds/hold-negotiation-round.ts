import {
  act,
  at,
  bound,
  breach,
  broken,
  consultation,
  event,
  otherMethods,
  say,
  state,
  T,
  tendering,
} from '../../act/index.js';
import { Dossier, Lot } from '../../dossier.js';
import { competingBids, lotOf } from '../../dossier-access.js';
import { DataOf, id, instant, int, list, optional, text } from '../../schema/index.js';
import { utc } from '../clock.js';
import { standsAt } from '../stage.js';

const round = {
  round: int(1, 100),
  /** Bids whose suppliers were negotiated with. */
  bids: list(id(), 1, 100),
  /** What of the documents changed, told to all in writing. */
  changes: optional(text()),
  minutes: text(),
  /** Given with the last round: until when final offers may come in. */
  finalOffersBy: optional(instant()),
};

export const NegotiationRoundHeld = event({
  type: 'NegotiationRoundHeld',
  scope: 'lot',
  label: say('磋商、谈判轮次', 'Negotiation round held'),
  act: 'HoldNegotiationRound',
  data: round,
  apply: (dossier, { lot, round, finalOffersBy }) =>
    void Object.assign(lotOf(dossier, lot), { rounds: round }, finalOffersBy ? { finalOffersBy } : {}),
});

const NEGOTIATED = new Set([
  'competitiveNegotiation',
  'competitiveConsultation',
  'singleSource',
  'innovationPartnership',
]);

/** Negotiates with every supplier still in the competition, round by round; the last one asks for final offers (NR-17, NR-20). */
export const holdNegotiationRound = act({
  name: 'HoldNegotiationRound',
  scope: 'lot',
  label: say('进行磋商、谈判', 'Hold a negotiation round'),
  addresses: [at(`${T}/rounds`)],
  input: round,
  events: [NegotiationRoundHeld],
  standing: (dossier, { lot }) =>
    broken(standsAt(dossier, lot, 'opened'), notNegotiated(dossier.lots.get(lot)), closed(dossier.lots.get(lot))),
  invariants: (dossier, input, { at: now }) =>
    broken(inOrder(dossier, input), withAll(dossier, input), timeToOffer(input, now)),
  decide: (_, { finalOffersBy, ...input }) => [
    NegotiationRoundHeld.of({ ...input, ...(finalOffersBy ? { finalOffersBy: utc(finalOffersBy) } : {}) }),
  ],
});

type Round = DataOf<typeof round> & { readonly lot: string };

const notNegotiated = (lot: Lot | undefined) =>
  lot?.method !== undefined &&
  !NEGOTIATED.has(lot.method) &&
  breach(
    'NothingToNegotiate',
    'NR-17',
    [tendering('51'), otherMethods('46')],
    say('该采购方式不得与供应商谈判', 'Nobody negotiates under this method'),
    { lot: lot.lot, method: lot.method },
    state('按投标文件评审', 'Evaluate the bids as they were handed in'),
  );

const closed = (lot: Lot | undefined) =>
  lot?.finalOffersBy !== undefined &&
  breach(
    'NegotiationClosed',
    'NR-20',
    [consultation('21'), otherMethods('33')],
    say('已要求提交最后报价, 磋商(谈判)已结束', 'Final offers were asked for: negotiation has closed'),
    { lot: lot.lot, finalOffersBy: lot.finalOffersBy },
    { kind: 'act', act: 'SubmitFinalOffer', key: `lot-${lot.lot}` },
  );

function inOrder(dossier: Dossier, { lot: lotId, round }: Round) {
  const next = (dossier.lots.get(lotId)?.rounds ?? 0) + 1;
  return (
    round !== next &&
    breach(
      'RoundOutOfOrder',
      'NR-20',
      [consultation('19')],
      say('轮次须依次进行', 'Rounds follow one another'),
      { round, next },
      bound('round', '=', next),
    )
  );
}

function withAll(dossier: Dossier, { lot: lotId, bids }: Round) {
  const lot = dossier.lots.get(lotId);
  const competing = lot ? competingBids(lot).map(({ bid }) => bid) : [];
  const missing = competing.filter((bid) => !bids.includes(bid));
  const unknown = bids.filter((bid) => !competing.includes(bid));
  return (
    (missing.length > 0 || unknown.length > 0) &&
    breach(
      'NotAllEqually',
      'NR-20',
      [consultation('19'), otherMethods('31')],
      say(
        '须给予所有实质性响应的供应商平等的磋商(谈判)机会',
        'Every supplier in the competition negotiates, and no other',
      ),
      { missing, unknown },
      state(`与 ${competing.join(', ')} 磋商`, `Negotiate with ${competing.join(', ')}`),
    )
  );
}

const timeToOffer = ({ finalOffersBy }: Round, now: string) =>
  finalOffersBy !== undefined &&
  Date.parse(finalOffersBy) <= Date.parse(now) &&
  breach(
    'DeadlinePassed',
    'NR-20',
    [consultation('21')],
    say('最后报价时限须晚于本轮', 'Final offers come after the round'),
    { finalOffersBy, at: now },
    bound('finalOffersBy', '>', now),
  );
