import { Text } from './types';

export interface LotLine {
  readonly lot: string;
  readonly title: string;
  readonly method?: string;
  readonly budgetFen: number;
  readonly status: string;
  readonly bids: number;
  readonly supplier?: string;
  readonly awardFen?: number;
}
export interface ContractLine {
  readonly contract: string;
  readonly lot: string;
  readonly supplier: string;
  readonly status: string;
  readonly priceFen: number;
  readonly bondHeldFen?: number;
  readonly accepted?: boolean;
}
export interface EvaluationLine {
  readonly evaluation: string;
  readonly contract: string;
  readonly result?: string;
  readonly scoreNum?: number;
  readonly scoreDen?: number;
}
export interface PaymentLine {
  readonly payment: string;
  readonly contract: string;
  readonly requestedFen: number;
  readonly reducedFen: number;
  readonly paidFen: number;
  readonly withheld: boolean;
}
export interface Alarm {
  readonly code: string;
  /** The lot, contract, payment or evaluation that it is about. */
  readonly key?: string;
  readonly text?: Text;
}

/** Read model R01: a project as its events leave it. */
export interface Project {
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
  readonly procedure: { readonly id: string; readonly version: string; readonly hash: string };
  readonly status: string;
  readonly stage: string;
  readonly stages: readonly string[];
  readonly budgetFen: number;
  readonly approvedFen: number;
  readonly awardedFen: number;
  readonly contractedFen: number;
  readonly requestedFen: number;
  readonly paidFen: number;
  readonly savedFen: number;
  readonly lots: readonly LotLine[];
  readonly contracts: readonly ContractLine[];
  readonly payments: readonly PaymentLine[];
  readonly evaluations: readonly EvaluationLine[];
  readonly numbers: readonly string[];
  readonly suppliers: readonly string[];
  readonly flags: readonly string[];
  readonly sample: boolean | readonly string[];
  readonly imported: boolean;
  readonly alarms: readonly Alarm[];
  readonly sampledFigures: readonly string[];
  readonly revision: number;
  readonly events: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly lastType: string;
}

/** Whether any figure of the project is one that no document says. */
export const isSample = ({ sample }: Pick<Project, 'sample'>): boolean =>
  Array.isArray(sample) ? sample.length > 0 : sample === true;

/** A cell of a rollup: its coordinates, its sums, how many projects contribute. */
export interface Cell {
  readonly cell: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
  readonly documents: number;
}
export interface ContributionRow {
  readonly key: string;
  readonly cell: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
  readonly document?: Project;
}
export interface DeltaRow {
  readonly position: number;
  readonly key: string;
  readonly cell: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
  readonly documents: number;
}
