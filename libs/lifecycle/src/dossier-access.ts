import { emptyAccount } from './contract/account.js';
import { Contract, Dossier, Evaluation, Lot, Payment } from './dossier.js';
import { notBegun } from './performance/performance.js';

/*
 * Finding a place in the dossier. An imported history may tell of a contract before it tells of its lot; then the
 * place is made empty, so that folding never stops (the missing steps are flagged on the event).
 */

export function lotOf(dossier: Dossier, lot: string): Lot {
  const known = dossier.lots.get(lot);
  if (known) return known;
  const made: Lot = {
    lot,
    title: '',
    budgetFen: 0,
    status: 'planned',
    criteria: [],
    bids: new Map(),
    opened: false,
    qualifications: new Map(),
    scores: [],
    signatures: new Map(),
    passedOver: new Set(),
    bidBondFen: 0,
    bidBonds: new Map(),
    conformity: new Map(),
    lowBidReviews: new Map(),
    rounds: 0,
  };
  dossier.lots.set(lot, made);
  return made;
}

export function contractOf(dossier: Dossier, { lot, contract }: { lot: string; contract: string }): Contract {
  const known = dossier.contracts.get(contract);
  if (known) return known;
  const made: Contract = {
    contract,
    lot,
    supplier: '',
    status: 'drafted',
    priceFen: 0,
    amendedFen: 0,
    termMonths: 0,
    fourConditions: false,
    smallEnterprise: false,
    schedule: [],
    items: [],
    bondFen: 0,
    bondHeldFen: 0,
    terminateOnFail: false,
    contestDays: 0,
    scoreBands: [],
    implementationBegun: false,
    milestones: new Map(),
    beneficiaryOpinion: false,
    accepted: false,
    payingTerms: {},
    account: emptyAccount(),
    performance: notBegun(),
  };
  dossier.contracts.set(contract, made);
  return made;
}

export function paymentOf(dossier: Dossier, { contract, payment }: { contract: string; payment: string }): Payment {
  const known = dossier.payments.get(payment);
  if (known) return known;
  const made: Payment = {
    payment,
    contract,
    instalment: '',
    requestedFen: 0,
    reducedFen: 0,
    paidFen: 0,
    withheld: false,
    consented: false,
    condition: '',
    final: false,
  };
  dossier.payments.set(payment, made);
  return made;
}

export function evaluationOf(
  dossier: Dossier,
  { contract, evaluation }: { contract: string; evaluation: string },
): Evaluation {
  const known = dossier.evaluations.get(evaluation);
  if (known) return known;
  const made: Evaluation = {
    evaluation,
    contract,
    kind: '',
    indicators: [],
    passMarkHundredths: 0,
    appealDays: 0,
    evaluators: [],
    scores: new Map(),
  };
  dossier.evaluations.set(evaluation, made);
  return made;
}

export const paymentsOf = (dossier: Dossier, contract: string): Payment[] =>
  [...dossier.payments.values()].filter((payment) => payment.contract === contract);

export const evaluationsOf = (dossier: Dossier, contract: string): Evaluation[] =>
  [...dossier.evaluations.values()].filter((evaluation) => evaluation.contract === contract);

/** What a payment claims of its contract: as requested, less what was reduced. */
export const claimedFen = (payment: Payment): number => payment.requestedFen - payment.reducedFen;

/** The price that a contract stands at: as signed, with its supplements and renewals. */
export const pricedFen = ({ priceFen, amendedFen, account }: Contract): number =>
  priceFen + amendedFen + account.renewedFen;

export const bidsInForce = (lot: Lot) => [...lot.bids.values()].filter((bid) => !bid.withdrawn);
/** Bids that nobody found invalid, of suppliers that nobody found unqualified. */
export const competingBids = (lot: Lot) =>
  bidsInForce(lot).filter(
    (bid) => bid.disqualified === undefined && lot.qualifications.get(bid.bidder) !== 'notQualified',
  );
/** The bids that count: where final offers were asked for, those that gave one (财库〔2014〕214号 21). */
export const validBids = (lot: Lot) =>
  competingBids(lot).filter((bid) => lot.finalOffersBy === undefined || bid.finalOfferFen !== undefined);

/** Lots that still bind money: those whose tender has neither failed nor been cancelled. */
export const openLots = (dossier: Dossier): Lot[] =>
  [...dossier.lots.values()].filter(({ status }) => status !== 'failed' && status !== 'cancelled');

/** The most that a project may commit (INV-15): what was approved, else what was proposed, and the funding fixed. */
export function committableFen({ approval, proposal, fundingFen }: Dossier): number | undefined {
  const approvedFen = approval?.outcome === 'approved' ? approval.amountFen : proposal?.budgetFen;
  if (approvedFen === undefined || fundingFen === undefined) return approvedFen ?? fundingFen;
  return Math.min(approvedFen, fundingFen);
}
