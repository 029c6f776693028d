/** One thing wrong with a stored log. `stream` and `revision` are left out where only the index is known. */
export interface Finding {
  readonly kind: 'altered' | 'dropped' | 'swapped' | 'inserted' | 'doubled' | 'unreadable' | 'storage';
  readonly index?: number;
  readonly stream?: string;
  readonly revision?: number;
  /** What was found, in words. */
  readonly detail: string;
}
