import { event, Fact, say } from '../act/index.js';
import { candidatesOf } from '../award/candidates.js';
import { Contract, Dossier, Lot, Ranked } from '../dossier.js';
import { paymentsOf, validBids } from '../dossier-access.js';
import { code, list, oneOf } from '../schema/index.js';
import { disputeAt } from './dispute.js';

/** How far the purchase had come when what was unlawful was found (政府采购法 73, 实施条例 71). */
export const PHASES = ['notAwarded', 'awardedUnsigned', 'signedUnperformed', 'performed'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * What the law asks for: end the procurement and begin anew; name another of the qualified candidates; let whoever
 * caused a loss pay for it. `correctDocuments` is open only to the purchaser's own answer, before the bids are due
 * (94号令 16).
 */
export const COURSES = ['reTender', 'nextCandidate', 'liability', 'correctDocuments'] as const;
export type Course = (typeof COURSES)[number];

/** An answer or decision found what affects the result: a person has to carry the remedy out (NR-51). */
export const RemedyRequired = event({
  type: 'RemedyRequired',
  scope: 'case',
  label: say('须依法处理采购结果', 'Remedy required'),
  data: {
    cause: oneOf('answer', 'decision'),
    phase: oneOf(...PHASES),
    course: oneOf(...COURSES),
    candidates: list(code(), 0, 100),
  },
  apply: (dossier, data) => {
    const dispute = disputeAt(dossier, data);
    if (dispute) dispute.remedy = 'required';
  },
});

export const remedyRequired = (dossier: Dossier, lotId: string, cause: 'answer' | 'decision'): Fact => {
  const { phase, course, candidates } = remedyOf(dossier, lotId);
  return RemedyRequired.of({ phase, course, cause, candidates: candidates.map(({ bidder }) => bidder) });
};

export interface Remedy {
  readonly phase: Phase;
  readonly course: Course;
  /** Who may be named instead, best first; empty where nobody may. */
  readonly candidates: readonly Ranked[];
  /** The signed contract that falls, or on which the loss is made good. */
  readonly contract?: Contract;
}

/** The four branches of 政府采购法 73 and 实施条例 71, by how far the lot has come. */
export function remedyOf(dossier: Dossier, lotId: string): Remedy {
  const lot = dossier.lots.get(lotId);
  const contract = [...dossier.contracts.values()].find(
    (one) => one.lot === lotId && (one.status === 'signed' || one.status === 'completed'),
  );
  if (contract && isPerformed(dossier, contract))
    return { phase: 'performed', course: 'liability', candidates: [], contract };
  if (!lot?.award) return { phase: 'notAwarded', course: 'reTender', candidates: [] };
  const candidates = othersOf(lot);
  return {
    phase: contract ? 'signedUnperformed' : 'awardedUnsigned',
    course: candidates.length > 0 ? 'nextCandidate' : 'reTender',
    candidates,
    ...(contract ? { contract } : {}),
  };
}

/** Performance has begun with its plan, with what was delivered, or with what was paid. */
const isPerformed = (dossier: Dossier, { contract, status, implementationBegun, accepted, milestones }: Contract) =>
  status === 'completed' ||
  implementationBegun ||
  accepted ||
  [...milestones.values()].some(({ verified }) => verified) ||
  paymentsOf(dossier, contract).some(({ paidFen }) => paidFen > 0);

/**
 * The candidates beside the one whose award falls, where those who remain are still as many as the law wants
 * (94号令 16, 32: 合格供应商符合法定数量).
 */
function othersOf(lot: Lot): readonly Ranked[] {
  const fallen = lot.award?.bid;
  if (fallen === undefined) return [];
  const remaining = validBids(lot).filter(({ bid }) => bid !== fallen && !lot.passedOver.has(bid));
  if (remaining.length < fewest(lot.method)) return [];
  return candidatesOf(lot).filter(({ bid }) => bid !== fallen);
}

/** How many suppliers a method wants (NR-20): of a consultation for services two may go on. */
const fewest = (method: string | undefined) => (method === 'competitiveConsultation' ? 2 : 3);
