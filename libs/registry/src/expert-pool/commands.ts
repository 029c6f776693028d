/** Of an expert no name stands in the log, only the pseudonym under which that person is registered (D13). */
export interface Enrolment {
  readonly expert: string;
  /** What the expert may be drawn for: at least one, each once. */
  readonly specialties: readonly string[];
  /** The body that employs the expert: whoever belongs to a party of the purchase is not drawn (NR-28). */
  readonly employer: string;
}

export type ExpertPoolCommand =
  | { readonly type: 'EnrolExpert'; readonly data: Enrolment }
  | { readonly type: 'SuspendExpert'; readonly data: { readonly expert: string; readonly reason: string } }
  | { readonly type: 'ReinstateExpert'; readonly data: { readonly expert: string; readonly reason: string } }
  | { readonly type: 'RemoveExpert'; readonly data: { readonly expert: string; readonly reason: string } }
  | {
      readonly type: 'RecordExpertPerformance';
      readonly data: { readonly expert: string; readonly rating: 'good' | 'fair' | 'poor'; readonly reason: string };
    };
