/** What has become of a contract's money beyond its payments. Amounts in fen. */
export interface Account {
  /** What renewals have added to the price. */
  renewedFen: number;
  /** Paid in advance, and how much of that results have earned or the supplier has paid back (INV-11). */
  prepaidFen: number;
  recoveredFen: number;
  /** Instalments that fell due, by number (NR-38). */
  readonly due: Map<string, DuePayment>;
  /** What the performance of a contract that ended early was found worth. */
  settledFen?: number;
}

/** An instalment that has fallen due, and the interest that runs on it. */
export interface DuePayment {
  readonly instalment: string;
  readonly amountFen: number;
  readonly dueOn: string;
  readonly dueAt: string;
  /** Interest for a day, an exact share of the principal. */
  readonly rateNum: number;
  readonly rateDen: number;
  readonly accrueEveryDays: number;
  readonly flagged: boolean;
  /** The last day that interest has been counted for; the due date where none has. */
  readonly throughOn: string;
  /** Principal times days, summed: the interest is computed from the sum, so that no rounding adds up. */
  readonly fenDays: bigint;
  readonly interestFen: number;
  readonly settled: boolean;
}

export const emptyAccount = (): Account => ({ renewedFen: 0, prepaidFen: 0, recoveredFen: 0, due: new Map() });

/** What was paid in advance and is neither earned nor paid back. */
export const advanceFen = ({ prepaidFen, recoveredFen }: Account): number => prepaidFen - recoveredFen;
