export type ProjectStatus =
  | 'proposed'
  | 'approved'
  | 'rejected'
  | 'tendering'
  | 'awarded'
  | 'contracted'
  | 'performing'
  | 'completed'
  | 'closed'
  | 'terminated'
  | 'withdrawn';

export type LotStatus =
  'planned' | 'tendering' | 'opened' | 'ranked' | 'awarded' | 'contracted' | 'failed' | 'cancelled';

export type LotLine = {
  readonly lot: string;
  readonly title: string;
  readonly method: string;
  readonly budgetFen: number;
  readonly status: LotStatus;
  /** Bids that were not withdrawn, and how many of them were found invalid. */
  readonly bids: number;
  readonly invalidBids: number;
  readonly supplier?: string;
  readonly awardFen?: number;
  /** What the procedure lets the purchaser buy by itself at most; only for a lot that was bought so. */
  readonly ceilingFen?: number;
};

export type ContractLine = {
  readonly contract: string;
  readonly lot: string;
  readonly supplier: string;
  /** The price signed; supplements and renewals are apart. */
  readonly priceFen: number;
  readonly amendedFen: number;
  readonly status: 'drafted' | 'signed' | 'performing' | 'completed' | 'terminated';
  readonly bondHeldFen: number;
  readonly accepted: boolean;
  readonly acceptanceFailed?: true;
  /** Milestones found missed and not verified since. */
  readonly missed: readonly string[];
  readonly suspended?: true;
  /** Instalments due to a small enterprise that were not paid in time, and the interest counted on them. */
  readonly overdue: readonly string[];
  readonly lateInterestFen: number;
  /** A breach waits for its report to the credit record. */
  readonly creditReport?: true;
  /** How far a termination has come. */
  readonly termination?:
    'decisionRequired' | 'triggered' | 'noticed' | 'contested' | 'contestUpheld' | 'contestDismissed';
};

export type PaymentLine = {
  readonly payment: string;
  readonly contract: string;
  readonly requestedFen: number;
  readonly reducedFen: number;
  readonly paidFen: number;
  readonly withheld: boolean;
};

export type EvaluationLine = {
  readonly evaluation: string;
  readonly contract: string;
  readonly result?: 'pass' | 'fail';
  /** The score in hundredths of a point, an exact fraction. */
  readonly scoreNum?: number;
  readonly scoreDen?: number;
  readonly appeal?: 'open' | 'upheld' | 'dismissed';
  /** Uses to which the result was put. */
  readonly uses: readonly string[];
};

/** Something that the supervisor should look at; `key` names the lot, contract, payment or evaluation. */
export type Alarm = {
  readonly code: string;
  readonly key: string;
  readonly text: { readonly zh: string; readonly en: string };
};

/** Figures of which some part is an example that no document says (示例). */
export type SampledFigure = 'budgetFen' | 'approvedFen' | 'awardedFen' | 'contractedFen' | 'paidFen';

/** One project as it stands: what R01 answers. Money in fen. */
export type ProjectDocument = {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly district: string;
  readonly purchaser: string;
  readonly mode: string;
  readonly serviceType?: string;
  readonly category: string;
  readonly benefitClass: string;
  readonly item: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly budgetLine: string;
  readonly procedure: { readonly id: string; readonly version: string; readonly hash: string };
  readonly status: ProjectStatus;
  /** First stage that is open, '' where none is. */
  readonly stage: string;
  readonly stages: readonly string[];
  readonly approval?: 'approved' | 'rejected' | 'deferred';
  readonly ended?: 'closed' | 'terminated' | 'withdrawn';
  readonly budgetFen: number;
  readonly approvedFen: number;
  readonly awardedFen: number;
  /** Signed prices and supplements. */
  readonly contractedFen: number;
  /** Asked for, less what was reduced. */
  readonly requestedFen: number;
  readonly paidFen: number;
  /** Budget less award over the lots that were awarded. */
  readonly savedFen: number;
  readonly lots: readonly LotLine[];
  readonly contracts: readonly ContractLine[];
  readonly payments: readonly PaymentLine[];
  readonly evaluations: readonly EvaluationLine[];
  /** Numbers of documents: plans, notices, contracts, filings, vouchers. */
  readonly numbers: readonly string[];
  readonly suppliers: readonly string[];
  /** Rules that an imported history would have broken as live acts. */
  readonly flags: readonly string[];
  /** Dotted paths `<event type>.<field>` of what no document says (示例). */
  readonly sample: readonly string[];
  readonly sampledFigures: readonly SampledFigure[];
  readonly imported: boolean;
  /** Automatic consequences that were refused and have not been done since. */
  readonly refusals: readonly { readonly command: string; readonly code: string }[];
  readonly alarms: readonly Alarm[];
  /** Whether there is any alarm: what a list filters by. */
  readonly alarmed: boolean;
  readonly revision: number;
  readonly events: number;
  /** Business instants of the first and the last recorded event. */
  readonly firstAt: string;
  readonly lastAt: string;
  readonly lastType: string;
  /**
   * The facts that still count, one JSON line each: what a correction or an annulment is folded from again, so that
   * nobody has to read the log. For the fold alone; readers get `visible(document)`.
   */
  readonly standing: string;
};

/** The document as readers see it. */
export function visible({ standing: _, ...document }: ProjectDocument): Omit<ProjectDocument, 'standing'> {
  return document;
}
