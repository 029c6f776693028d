/** Up to where a stream is folded. Without any of these: to its present end. */
export interface Moment {
  /** Events up to this index of the log. */
  readonly index?: number;
  /** Events up to this revision of the stream. */
  readonly revision?: number;
  /** As recorded by this instant. */
  readonly recordedAt?: string;
  /** As happened by this instant among the events known at `index` (default: the present end). */
  readonly occurredAt?: string;
}
