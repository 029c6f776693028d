import { Fraction } from '@tongjian/money-time';
import { ActKey, Facts, FactType, FactValue } from '@tongjian/procedure';
import { BroughtFacts, partsOf } from '../act/index.js';
import { FUNDING_FACTS, fundingFacts } from '../budget/facts.js';
import { CALL_FACTS, callFacts } from '../call/facts.js';
import { DISPUTE_FACTS, disputeFacts } from '../complaint/facts.js';
import { keepsBond } from '../contract/clause.js';
import { payingFacts } from '../contract/paying-facts.js';
import { prepaidShare } from '../contract/schedule.js';
import { FRAMEWORK_FACTS } from '../framework/facts.js';
import { bidsInForce, claimedFen, evaluationsOf, openLots, pricedFen, validBids } from '../dossier-access.js';
import { Contract, Dossier, Evaluation, Lot, Payment } from '../dossier.js';
import { NEEDS_FACTS, needsFacts } from '../needs/facts.js';
import { projectFacts } from '../proposal/index.js';
import { holders, undecidedLowBids } from '../tender/index.js';
import { REVIEW_FACTS, reviewFacts } from '../review/facts.js';

/** Every fact that a rule may read, by dotted name. Money in fen, scores in hundredths of a point. */
export const FACTS: Readonly<Record<string, FactType>> = {
  'project.budgetFen': 'int',
  'project.approvedFen': 'int',
  'project.mode': 'string',
  'project.serviceType': 'string',
  /** Empty where the proposal does not say what its purchaser is. */
  'project.purchaserType': 'string',
  'project.category': 'string',
  'project.benefitClass': 'string',
  'project.inCentralCatalogue': 'bool',
  'project.itemCode': 'string',
  'project.jurisdiction': 'string',
  'project.district': 'string',
  'project.year': 'int',
  'project.newItem': 'bool',
  'project.functionTransfer': 'bool',
  'project.adHoc': 'bool',
  'project.majorProject': 'bool',
  'project.majorLivelihood': 'bool',
  'project.pilot': 'bool',
  'requirement.itemCount': 'int',
  'lot.budgetFen': 'int',
  'lot.count': 'int',
  'tender.method': 'string',
  'tender.bidCount': 'int',
  'tender.validBidCount': 'int',
  'tender.unreviewedBidCount': 'int',
  'tender.failureGround': 'string',
  'tender.evaluationMethod': 'string',
  /** A panel was constituted for the lot. */
  'tender.panelSat': 'bool',
  'tender.deadline': 'timestamp',
  'tender.bidPeriodDays': 'int',
  // ---- Tender: preparation, bonds, reviews
  'tender.methodGround': 'string',
  'tender.agencyKind': 'string',
  /** What conditions or criteria turn on. */
  'tender.turnsOn': 'list<string>',
  /** The latest review's result; empty where there was none. */
  'tender.fairCompetition': 'string',
  'tender.documentsUntil': 'timestamp',
  /** The notice says until when the documents can be had. */
  'tender.documentsLimited': 'bool',
  'tender.affectsBids': 'bool',
  'tender.invitedCount': 'int',
  'tender.drawnAtRandom': 'bool',
  'tender.bidBondFen': 'int',
  'tender.bidBondForm': 'string',
  'tender.bidBondsHeld': 'int',
  /** Bids that must be reviewed as abnormally low and are not decided on. */
  'tender.undecidedLowBids': 'list<string>',
  'tender.explainMinutes': 'int',
  'tender.explainShortened': 'bool',
  /** Shares in ten thousandths, where the documents set their own. */
  'tender.lowMeanShare': 'int',
  'tender.lowSecondShare': 'int',
  'tender.lowCeilingShare': 'int',
  /** Lots that bundle works with services, and lots with works at all. */
  'plan.bundledLots': 'list<string>',
  'plan.worksLots': 'list<string>',
  'supplier.type': 'string',
  'award.amountFen': 'int',
  'award.supplier': 'string',
  'award.rank': 'int',
  'contract.amountFen': 'int',
  'contract.bondFen': 'int',
  'contract.termMonths': 'int',
  'contract.bondForm': 'string',
  'contract.smallEnterprise': 'bool',
  'contract.terminateOnFail': 'bool',
  'contract.prepaidShare': 'int',
  'contract.amendedFen': 'int',
  'contract.fourConditions': 'bool',
  /** A failing result has ended the contract by its clause, or is ending it. */
  'contract.bondKept': 'bool',
  'payment.amountFen': 'int',
  'payment.final': 'bool',
  'payment.condition': 'string',
  'payment.flow': 'string',
  /** The parties that a plan gives an indicator to. */
  'evaluation.parties': 'list<string>',
  /** The party whose indicator is scored. */
  'evaluation.party': 'string',
  /** The weight of the quantified indicators in hundredths of a percent. */
  'evaluation.quantifiedShare': 'int',
  'evaluation.result': 'string',
  'evaluation.scoreHundredths': 'int',
  'termination.contestDays': 'int',
  /** What a panel is drawn for. */
  'panel.purpose': 'string',
  'panel.size': 'int',
  'panel.experts': 'int',
  'panel.odd': 'bool',
  'panel.specialties': 'list<string>',
  'panel.complex': 'bool',
  /** Sum of the budgets of the lots that it evaluates. */
  'panel.budgetFen': 'int',
  /** Some lot that it evaluates is bought by open or restricted tender. */
  'panel.tendered': 'bool',
  // ---- Performance, payment in time, evaluation.
  'contract.paymentDaysAgreed': 'bool',
  'contract.paymentDays': 'int',
  'contract.lateRateAgreed': 'bool',
  'contract.lateRateHundredths': 'int',
  /** A reported surplus in hundredths of a percent of the income. */
  'contract.surplusShare': 'int',
  ...DISPUTE_FACTS,
  ...FRAMEWORK_FACTS,
  'document.present': 'bool',
  'actor.role': 'string',
  'actor.organisation': 'string',
  ...NEEDS_FACTS,
  ...CALL_FACTS,
  ...FUNDING_FACTS,
  ...REVIEW_FACTS,
};

/** What is known about a key from the project's own dossier: of the key and of all above it. */
export function factsOf({ dossier }: { readonly dossier: Dossier }, key: ActKey): Facts {
  const { lot, contract, payment, evaluation } = partsOf(key);
  const [purchase, parties] = [dossier.lots.get(lot ?? ''), dossier.contracts.get(contract ?? '')];
  const paid = dossier.payments.get(payment ?? '');
  const assessed = evaluationAt(dossier, contract, paid?.evaluation ?? evaluation);
  return merged(
    dossier.proposal ? { project: { ...projectFacts(dossier.proposal), ...approvedOf(dossier) } } : {},
    { requirement: { itemCount: dossier.requirementCount }, lot: { count: openLots(dossier).length } },
    purchase ? lotFacts(purchase) : {},
    parties ? contractFacts(dossier, parties) : {},
    paid ? paymentFacts(paid) : {},
    assessed ? evaluationFacts(assessed) : {},
    needsFacts(dossier),
    callFacts(dossier, lot),
    fundingFacts(dossier, lot),
    reviewFacts(dossier),
    disputeFacts(dossier, key),
  );
}

const approvedOf = ({ approval }: Dossier) =>
  approval?.outcome === 'approved' ? { approvedFen: approval.amountFen } : {};

function lotFacts(lot: Lot): BroughtFacts {
  const { budgetFen, method, evaluationMethod, deadline, award, ranking } = lot;
  const rank = ranking?.find(({ bidder }) => bidder === award?.supplier)?.rank;
  return {
    lot: { budgetFen },
    tender: {
      method,
      evaluationMethod,
      deadline,
      panelSat: lot.panel !== undefined,
      bidCount: bidsInForce(lot).length,
      validBidCount: validBids(lot).length,
      unreviewedBidCount: validBids(lot).filter(({ bidder }) => !lot.qualifications.has(bidder)).length,
      methodGround: lot.ground,
      fairCompetition: lot.fairCompetition ?? '',
      bidBondsHeld: holders(lot).length,
      undecidedLowBids: undecidedLowBids(lot),
    },
    award: award ? { amountFen: award.priceFen, supplier: award.supplier, rank } : {},
  };
}

const contractFacts = (dossier: Dossier, contract: Contract): BroughtFacts => ({
  contract: {
    amountFen: contract.priceFen,
    bondFen: contract.bondFen,
    bondForm: contract.bondForm ?? '',
    termMonths: contract.termMonths,
    fourConditions: contract.fourConditions,
    smallEnterprise: contract.smallEnterprise,
    terminateOnFail: contract.terminateOnFail,
    prepaidShare: prepaidShare(contract.schedule, pricedFen(contract)),
    amendedFen: contract.amendedFen,
    ...payingFacts(contract.payingTerms),
    bondKept: keepsBond(dossier, contract),
  },
  termination: { contestDays: contract.contestDays },
});

const paymentFacts = (payment: Payment): BroughtFacts => ({
  payment: { amountFen: claimedFen(payment), final: payment.final, condition: payment.condition, flow: payment.flow },
});

/** The evaluation named, else the latest of the contract that has a result. */
const evaluationAt = (dossier: Dossier, contract?: string, evaluation?: string): Evaluation | undefined =>
  evaluation !== undefined
    ? dossier.evaluations.get(evaluation)
    : evaluationsOf(dossier, contract ?? '').findLast(({ result }) => result !== undefined);

function evaluationFacts({ result }: Evaluation): BroughtFacts {
  if (!result || result.appeal === 'upheld') return {};
  const scoreHundredths = Number(Fraction.of(result.scoreNum, result.scoreDen).floor());
  return { evaluation: { result: result.grade, scoreHundredths } };
}

/** Later groups add to earlier ones, fact by fact; what is undefined is not given. */
export function merged(...groups: readonly Partial<BroughtFacts>[]): Facts {
  const all: Record<string, Record<string, FactValue>> = {};
  for (const facts of groups)
    for (const group in facts) {
      const members = facts[group];
      for (const name in members) {
        const value = members[name];
        if (value !== undefined) (all[group] ??= {})[name] = value;
      }
    }
  return all;
}
