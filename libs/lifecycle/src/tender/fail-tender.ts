import { act, at, breach, broken, event, procurementLaw, say, state, T } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bidsInForce, lotOf, validBids } from '../dossier-access.js';
import { DataOf, int, oneOf, text } from '../schema/index.js';
import { fromDeadline } from './clock.js';
import { notTheAgent } from './preparation/appoint-agent.js';
import { rankable } from './ranking.js';
import { finalOffersAwaited } from './rounds/awaited.js';
import { standsAt } from './stage.js';

/** The four grounds of 政府采购法 36 (NR-48). */
const ground = oneOf('tooFewBids', 'unlawfulActs', 'overBudget', 'taskCancelled');
const failure = { ground, reason: text() };

export const TenderFailed = event({
  type: 'TenderFailed',
  scope: 'lot',
  label: say('废标', 'Tender failed'),
  act: 'FailTender',
  data: { ...failure, validBids: int(0) },
  apply: (dossier, { lot }) => void (lotOf(dossier, lot).status = 'failed'),
});

/** Ends a tender without an award, on a ground of the law that the recorded bids bear out; how few are too few the floor says. */
export const failTender = act({
  name: 'FailTender',
  scope: 'lot',
  label: say('废标', 'Fail the tender'),
  addresses: [at(`${T}/tender/fail`)],
  input: failure,
  events: [TenderFailed],
  facts: (dossier, { lot, ground }) => ({
    tender: { failureGround: ground, validBidCount: countOf(dossier, lot) },
  }),
  standing: (dossier, { lot }, standpoint) =>
    broken(standsAt(dossier, lot, 'tendering', 'opened', 'ranked'), notTheAgent(dossier, lot, standpoint)),
  invariants: (dossier, input, { at: now }) =>
    broken(
      input.ground === 'tooFewBids' && fromDeadline(dossier, input.lot, now),
      restsOnOffers(input.ground) && finalOffersAwaited(dossier.lots.get(input.lot), now),
      groundHolds(dossier, input),
    ),
  decide: (dossier, input) => [TenderFailed.of({ ...input, validBids: countOf(dossier, input.lot) })],
});

const restsOnOffers = (given: string) => given === 'tooFewBids' || given === 'overBudget';

/** Before the opening every bid in force counts: none has been examined. */
function countOf(dossier: Dossier, lotId: string): number {
  const lot = dossier.lots.get(lotId);
  return !lot ? 0 : lot.opened ? validBids(lot).length : bidsInForce(lot).length;
}

/** Over the budget is a tender whose every offer is. */
function groundHolds(dossier: Dossier, { lot: lotId, ground }: DataOf<typeof failure> & { readonly lot: string }) {
  const lot = dossier.lots.get(lotId);
  const budgetFen = lot?.budgetFen ?? 0;
  const offersFen = lot ? rankable(lot).map(({ offerFen }) => offerFen) : [];
  const affordable = offersFen.filter((offerFen) => offerFen <= budgetFen).length;
  return (
    ground === 'overBudget' &&
    !(lot?.opened === true && offersFen.length > 0 && affordable === 0) &&
    breach(
      'GroundDoesNotHold',
      'NR-48',
      [procurementLaw('36')],
      say('记录不支持该废标理由', 'The record does not bear this ground out'),
      { ground, offers: offersFen.length, affordable, budgetFen },
      state('按实际情形选择废标理由', 'State the ground that applies'),
    )
  );
}
