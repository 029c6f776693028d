import { Criterion } from '../dossier.js';

/** The four things that a selection looks at (UM-26): last year's result, the application, opinions, scores. */
export const INPUTS = ['lastYear', 'application', 'opinion', 'score'] as const;
export type SelectionInput = (typeof INPUTS)[number];

/** How experts recommend, and what each recommendation is worth is published with the call. */
export const OPINIONS = ['recommend', 'reserve', 'oppose'] as const;
export type Opinion = (typeof OPINIONS)[number];

/**
 * What becomes of the weight of last year's result where an applicant has none: spread over the other inputs, taken as
 * some neutral score, or lost, where the published rule says so.
 */
export const WITHOUT_HISTORY = ['spread', 'neutral', 'zero'] as const;

/** The rule of selection as it was published. Weights are in ten-thousandths and add up to the whole. */
export interface Selection {
  readonly weights: readonly { readonly input: SelectionInput; readonly share: number }[];
  /** Worth of each recommendation, in hundredths of a point out of 100.00. */
  readonly opinions: Readonly<Record<Opinion, number>>;
  readonly withoutHistory: (typeof WITHOUT_HISTORY)[number];
  readonly neutralHundredths?: number;
}

/** A criterion counts for what the application itself says, or for the experts' score. */
export interface CallCriterion extends Criterion {
  readonly of: 'application' | 'score';
}

export interface Call {
  readonly callNo: string;
  /** The Beijing year of the call: last year's result is that of the year before. */
  readonly year: number;
  readonly closesAt: string;
  readonly lots: readonly string[];
  readonly criteria: readonly CallCriterion[];
  readonly selection: Selection;
  closed: boolean;
}

/** The marks and the recommendation of one member on one proposal. */
export interface Sheet {
  readonly member: string;
  readonly scores: readonly { readonly criterion: string; readonly hundredths: number }[];
  readonly opinion: Opinion;
}

/** A supplier's proposal (项目申报, 承接主体) for a lot of a call. */
export interface Application {
  readonly proposal: string;
  readonly applicant: string;
  readonly applicantType: string;
  readonly requestedFen: number;
  withdrawn: boolean;
  admissible?: boolean;
  /** Hundredths of a point of last year's appraisal; left out where the applicant has none. */
  lastYearHundredths?: number;
  sheets: Sheet[];
}
