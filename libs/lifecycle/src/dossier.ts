import type { Panel } from './panel/panel.js';
import { Funding, noFunding } from './budget/money.js';
import type { Application, Call } from './call/call.js';
import type { Needs, RiskLevel } from './needs/needs.js';
import type { BrandStanding, PublicNotice, ScopeReview } from './review/review.js';
import type { PURCHASER_TYPES } from './proposal/fields.js';
import { Account } from './contract/account.js';
import { Performance } from './performance/performance.js';
import type { Dispute } from './complaint/dispute.js';
import type { Framework } from './framework/framework.js';
import type { Holder, SealedFile } from './sealing/envelope.js';

/**
 * The dossier of a project (案卷): what its standing events say, after voids and corrections, as far as deciding needs
 * it. Owned by the fold, which changes it in place.
 */
export interface Dossier {
  proposal?: Proposal;
  /** The approval's outcome, once decided. */
  approval?: { outcome: 'approved' | 'rejected' | 'deferred'; amountFen: number };
  /** The approval route last recorded, and the facts that it was found by. */
  route?: { readonly route: string; readonly facts: Readonly<Record<string, unknown>> };
  budgetLine?: { line: string; year: number; availableFen: number };
  fundingFen?: number;
  requirementCount?: number;
  lots: Map<string, Lot>;
  contracts: Map<string, Contract>;
  payments: Map<string, Payment>;
  evaluations: Map<string, Evaluation>;
  vouchers: Set<string>;
  /** By id, in the order in which their draws were asked for. */
  panels: Map<string, Panel>;

  // ---- Needs, call, money and reviews: each group keeps its own part.
  needs: Needs;
  /** Codes of the items of the requirement. */
  requirementItems?: readonly string[];
  guide?: { readonly guideNo: string; readonly year: number; readonly riskLevel: RiskLevel };
  /** Calls for proposals by number. */
  calls: Map<string, Call>;
  funding: Funding;
  scopeReview?: ScopeReview;
  publicNotice?: PublicNotice;
  suspended?: boolean;
  brands: Map<string, BrandStanding>;
  /** Enquiries, challenges with their complaints, and tips, by key. */
  cases: Map<string, Dispute>;
}

export interface Proposal {
  title: string;
  jurisdiction: string;
  district: string;
  purchaser: string;
  purchaserType?: (typeof PURCHASER_TYPES)[number];
  mode: 'procurement' | 'selfOrganised' | 'application';
  serviceType?: string;
  item: { code: string; category: string; benefitClass: string; inCentralCatalogue: boolean };
  budgetFen: number;
  budgetYear: number;
  fundingSources: readonly { readonly source: string; readonly amountFen: number }[];
  flags: Readonly<Record<string, boolean>>;
}

export interface Criterion {
  readonly code: string;
  readonly name: string;
  readonly maxHundredths: number;
  /** Points for the price are computed from the offers; no member gives them. */
  readonly price?: boolean;
}

/** A bid bond (投标保证金) that was received; amounts in fen. */
export interface BidBond {
  readonly amountFen: number;
  readonly form: string;
  readonly refunded: boolean;
}

/**
 * Shares in ten thousandths below which an offer must be reviewed as abnormally low (NR-57): of the mean of the
 * conforming offers, of the second lowest, of the ceiling.
 */
export interface LowBidShares {
  readonly meanShare: number;
  readonly secondShare: number;
  readonly ceilingShare: number;
}

/** One offer's review as abnormally low. */
export interface LowBidReview {
  /** Until when the supplier may explain (RFC 3339 UTC). */
  readonly explainBy: string;
  readonly explained: boolean;
  readonly decision?: 'accepted' | 'invalid';
}

/** Conditions of the suppliers of one lot: drafted by the purchaser, set once finance has signed too (KQ-11). */
export interface SpecificConditions {
  readonly codes: readonly string[];
  readonly justification: string;
  readonly draftedBy: string;
  readonly signed: boolean;
}

export interface Bid {
  bid: string;
  bidder: string;
  sealedHash: string;
  offerFen?: number;
  /** The last offer after negotiation; it stands in place of the one that was opened. */
  finalOfferFen?: number;
  withdrawn: boolean;
  disqualified?: string;
  /** The whole offer in a sealed file, where the bidder handed one in. */
  envelope?: SealedFile;
}

export interface Score {
  readonly bid: string;
  readonly member: string;
  readonly scores: readonly { readonly criterion: string; readonly hundredths: number }[];
}

export interface Ranked {
  readonly rank: number;
  readonly bid: string;
  readonly bidder: string;
  readonly offerFen: number;
  /** The exact total in hundredths of a point; left out where the lowest price decides. */
  readonly totalNum?: number;
  readonly totalDen?: number;
  /** What settled a tie: the lower offer; `shared` where offers are equal too. */
  readonly tie?: 'offer' | 'shared';
}

export interface Award {
  readonly eventId: string;
  readonly bid?: string;
  readonly supplier: string;
  readonly priceFen: number;
}

export interface Lot {
  lot: string;
  title: string;
  budgetFen: number;
  status: 'planned' | 'tendering' | 'opened' | 'ranked' | 'awarded' | 'contracted' | 'failed' | 'cancelled';
  method?: string;
  evaluationMethod?: 'points' | 'lowestPrice';
  ceilingFen?: number;
  noticeOn?: string;
  deadline?: string;
  /** From the deadline, how long bidders may reveal before the bids can be opened without them. */
  revealMinutes?: number;
  /** Codes of the required items that the lot covers. */
  items?: readonly string[];
  criteria: readonly Criterion[];
  bids: Map<string, Bid>;
  opened: boolean;
  /** By bidder, the latest review. */
  qualifications: Map<string, 'qualified' | 'notQualified'>;
  scores: Score[];
  /** The members of the panel that evaluates the bids, once it is constituted. */
  panel?: readonly string[];
  /** By member that scored, the digest of the ranking it signed, and its dissent. */
  signatures: Map<string, { readonly ranking: string; readonly dissent?: string }>;
  ranking?: readonly Ranked[];
  award?: Award;
  /** The supplier that the last award notice went to. */
  noticedTo?: string;
  passedOver: Set<string>;
  // ---- What prepares a tender, secures it, and is reviewed and negotiated in it
  conditions?: SpecificConditions;
  /** The method that the purchaser asked for, and the supplier and ground where it named them. */
  proposed?: { readonly method: string; readonly ground?: string };
  ground?: string;
  agency?: string;
  fairCompetition?: 'passed' | 'notPassed';
  /** The one supplier that was announced as single source. */
  singleSource?: string;
  /** Who may hand in a bid, where suppliers were invited. */
  invited?: readonly string[];
  /** Codes of the substantive requirements that the documents list. */
  requirements?: readonly string[];
  bidBondFen: number;
  /** By supplier. */
  bidBonds: Map<string, BidBond>;
  /** By bid, whether it conforms to the documents. */
  conformity: Map<string, boolean>;
  lowBidShares?: LowBidShares;
  /** By bid, the latest review. */
  lowBidReviews: Map<string, LowBidReview>;
  /** Rounds of negotiation held so far. */
  rounds: number;
  /** Until when final offers may come in, once negotiation has closed (RFC 3339 UTC). */
  finalOffersBy?: string;
  /** Of a lot that was put out by a call: proposals by number. */
  applications?: Map<string, Application>;
  /** The only class of suppliers that the lot is for. */
  reservedFor?: string;
  /** The framework agreement that stands on this lot, instead of an award. */
  framework?: Framework;
  /** Keys that bidders may wrap the halves of their own to, by who holds them. */
  openingKeys?: ReadonlyMap<
    Holder,
    { readonly publicKey: string; readonly fingerprint: string; readonly person: string }
  >;
  /** Who released the halves of either holder. */
  sharesReleasedBy?: ReadonlyMap<Holder, string>;
  /** The result was announced: from here on its names are no secret (O13). */
  resultPublished?: boolean;
}

export interface Instalment {
  readonly instalment: string;
  readonly amountFen: number;
  readonly condition: 'milestone' | 'acceptance' | 'evaluation' | 'prepayment';
  readonly final: boolean;
}

export interface ScoreBand {
  readonly fromHundredths: number;
  readonly toHundredths: number;
  readonly payNum: number;
  readonly payDen: number;
}

export interface Contract {
  contract: string;
  lot: string;
  supplier: string;
  status: 'drafted' | 'signed' | 'completed' | 'terminated';
  priceFen: number;
  /** Sum of the supplements that raised the price. */
  amendedFen: number;
  termMonths: number;
  fourConditions: boolean;
  smallEnterprise: boolean;
  schedule: readonly Instalment[];
  items: readonly string[];
  bondFen: number;
  bondForm?: string;
  bondHeldFen: number;
  /** What was to be kept of the bond is kept, even where that is nothing. */
  bondForfeited?: boolean;
  terminateOnFail: boolean;
  contestDays: number;
  scoreBands: readonly ScoreBand[];
  /** The implementation plan is approved: from here on the evaluation plan is fixed (INV-30). */
  implementationBegun: boolean;
  /** With the instalment that the plan says each of them pays. */
  milestones: Map<string, { reportedBy?: string; verified: boolean; instalment?: string }>;
  beneficiaryOpinion: boolean;
  accepted: boolean;
  termination?: Termination;
  /** What the parties agreed of payment in time and of interest. */
  payingTerms: PayingTerms;
  /** What has become of its money beyond its payments. */
  account: Account;
  /** How it is being performed: breaches, suspensions, targets. */
  performance: Performance;
}

export interface PayingTerms {
  /** Days from delivery, or from acceptance where agreed; the law's where left out. */
  readonly paymentDays?: number;
  /** Interest on late payment in hundredths of a percent a year; the law's rate where left out. */
  readonly lateRateHundredths?: number;
}

export interface Termination {
  /** Set where the clause of the contract was triggered by a failing result. */
  triggeredBy?: string;
  noticeServed: boolean;
  noticeServedAt?: string;
  contestUntil?: string;
  contest?: 'open' | 'upheld' | 'dismissed';
}

export interface Payment {
  payment: string;
  contract: string;
  instalment: string;
  requestedFen: number;
  reducedFen: number;
  paidFen: number;
  withheld: boolean;
  flow?: string;
  voucherNo?: string;
  consented: boolean;
  condition: string;
  final: boolean;
  /** The evaluation whose result sets the payment. */
  evaluation?: string;
  /** The milestone that is paid. */
  milestone?: string;
}

export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly party: string;
  readonly weightNum: number;
  readonly weightDen: number;
  readonly quantified?: boolean;
}

export interface Evaluation {
  evaluation: string;
  contract: string;
  kind: string;
  indicators: readonly Indicator[];
  passMarkHundredths: number;
  appealDays: number;
  evaluators: readonly { readonly party: string; readonly organisation: string }[];
  scores: Map<string, number>;
  result?: Result;
  /** How many are asked in the survey that was opened. */
  survey?: { readonly sample: number; readonly closed: boolean };
  audited?: boolean;
}

export interface Result {
  eventId: string;
  /** The score in hundredths of a point, exact. */
  scoreNum: number;
  scoreDen: number;
  grade: 'pass' | 'fail';
  appealUntil: string;
  /** What the signed contract said of a failing result when this one was determined. */
  onFail: 'termination' | 'decision';
  /** A contest was upheld: the contract goes on although this result failed. */
  spared?: boolean;
  appeal?: 'open' | 'upheld' | 'dismissed';
}

export const emptyDossier = (): Dossier => ({
  lots: new Map(),
  contracts: new Map(),
  payments: new Map(),
  evaluations: new Map(),
  vouchers: new Set(),
  panels: new Map(),
  needs: { reports: new Map() },
  calls: new Map(),
  funding: noFunding(),
  brands: new Map(),
  cases: new Map(),
});
