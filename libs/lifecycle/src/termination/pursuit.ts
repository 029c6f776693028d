/** A failing result that is followed until nothing more can come of it. */
export interface FailingResult {
  readonly evaluation: string;
  /** The id of the result's event: every command that follows from it names it, so the chain can be read. */
  readonly causeEvent: string;
  readonly onFail: 'termination' | 'decision';
  /** `appealed` while an appeal is open; `spent` once nothing more follows: set aside, spared, or left to a person. */
  readonly phase: 'appealable' | 'appealed' | 'final' | 'spent';
}

/** The termination that a result has triggered. */
export interface Ending {
  readonly causeEvent: string;
  /** The timer of the notice's window; one of an earlier notice says nothing. */
  readonly timer?: string;
  readonly windowOver: boolean;
  readonly contest?: 'open' | 'dismissed';
}

/** How far the failing results of one contract have been followed. Several may fail; one of them ends the contract. */
export interface TerminationPursuit {
  readonly stream: string;
  readonly contract: string;
  /** One pursuit for each evaluation, by its id. */
  readonly results: Readonly<Record<string, FailingResult>>;
  readonly ending?: Ending;
  /** What the contract's end left of the bond; undefined while the contract is in force. */
  readonly bondHeldFen?: number;
  readonly bondForfeited: boolean;
  /** Commands that are due and were sent, by act and cause; a refused one is taken out, so that it is sent again. */
  readonly sent: readonly string[];
  /** Those among them that the last input led to. */
  readonly fresh: readonly string[];
  /** How many days a refused command waits: as the latest result says it. */
  readonly retryDays?: number;
  /** The business instant that was reached. */
  readonly at: string;
}

export const NOTHING_FOLLOWED: TerminationPursuit = {
  stream: '',
  contract: '',
  results: {},
  bondForfeited: false,
  sent: [],
  fresh: [],
  at: '',
};

export const resultOf = ({ results }: TerminationPursuit, causeEvent: string | undefined): FailingResult | undefined =>
  Object.values(results).find((result) => result.causeEvent === causeEvent && result.phase !== 'spent');
