/** How a contract is being performed, as far as deciding needs it. */
export interface Performance {
  suspended: boolean;
  /** Items that may not be subcontracted (INV-41). */
  coreItems: readonly string[];
  readonly subcontracts: Map<string, Subcontract>;
  readonly breaches: Map<string, Breached>;
  /** Rectifications by number, true while one is open. */
  readonly rectifications: Map<string, boolean>;
  readonly targets: Map<string, Target>;
  /** Planned inspections by number, true once held. */
  readonly inspections: Map<string, boolean>;
  financedFen: number;
}

export interface Subcontract {
  readonly subcontractor: string;
  readonly amountFen: number;
  readonly items: readonly string[];
}

/** A breach of contract that was recorded, and how far its cure has come. */
export interface Breached {
  readonly kind: string;
  readonly curable: boolean;
  /** The end of the time to cure that a notice gave. */
  readonly cureBy?: string;
  readonly cured?: boolean;
  readonly causeEvent?: string;
}

/** An agreed quantity; `atLeast` is missed below it, `atMost` above it. */
export interface Target {
  readonly quantity: number;
  readonly sense: 'atLeast' | 'atMost';
}

export const notBegun = (): Performance => ({
  suspended: false,
  coreItems: [],
  subcontracts: new Map(),
  breaches: new Map(),
  rectifications: new Map(),
  targets: new Map(),
  inspections: new Map(),
  financedFen: 0,
});
