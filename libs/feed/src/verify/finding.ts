/** What is wrong with a read model, or with an event of the log. */
export interface ReadModelFinding {
  readonly projection: string;
  readonly kind:
    /** The read model counted fewer events than the log has up to its position. */
    | 'skipped'
    /** It counted more. */
    | 'doubled'
    /** It counted as many, but in another order, or other ones. */
    | 'reordered'
    /** A stored event does not have the hash that it says. */
    | 'altered'
    /** A document is there that no event names, or is missing. */
    | 'foreign'
    | 'missing'
    /** A document's contributions are not those that its content gives. */
    | 'contribution'
    /** A document's content is not what the log gives. */
    | 'document'
    /** A change of a cell is stored that no event made, or is missing, or another. */
    | 'delta'
    /** A key is parked that is not, or is not although its fold throws, or elsewhere. */
    | 'parked'
    /** What the read model says of itself is not what the log gives. */
    | 'seen'
    /** Parked keys were drained, or forms swapped, as often as verifying began. */
    | 'restless'
    /** A cell is not the sum of its contributions, or of its changes. */
    | 'cell'
    /** The log ends before the read model's position. */
    | 'ahead'
    /** The read model is not there. */
    | 'absent';
  /** The document, cell or event. */
  readonly key?: string;
  readonly stream?: string;
  readonly revision?: number;
  readonly index?: number;
  /** The place within the document, or the cell. */
  readonly path?: string;
  readonly expected?: string | number;
  readonly found?: string | number;
}

export interface ReadModelVerification {
  readonly projection: string;
  readonly version: number;
  readonly position: number;
  readonly count: number;
  readonly digest: string;
  readonly documents: number;
  readonly cells: number;
  /** Index of the log's end when verifying began. */
  readonly head: number;
  /** Record time of the first event of its types that the read model has not seen. */
  readonly firstUnseenAt?: string;
  /** Keys that are parked, and events that wait in the log for them: delivered, not folded. */
  readonly parked: number;
  readonly waiting: number;
  readonly findings: readonly ReadModelFinding[];
  readonly ok: boolean;
}
