import { DataOf, int, list, oneOf, person, record, text } from '../schema/index.js';

/** What a panel is drawn for. */
export const PURPOSES = ['projectReview', 'proposalReview', 'bidEvaluation', 'closing'] as const;
export type PanelPurpose = (typeof PURPOSES)[number];
export const purpose = () => oneOf(...PURPOSES);

/** So many experts of one specialty (专业). */
export const seats = () => list(record({ specialty: text(32), n: int(1, 20) }), 1, 20);
export type Seat = DataOf<{ s: ReturnType<typeof seats> }>['s'][number];

/** Grounds on which an expert stands aside (政府采购法实施条例 9; 政府采购评审专家管理办法 16). */
export const RECUSAL_GROUNDS = [
  'employedWithinThreeYears',
  'directorOrSupervisor',
  'controllingShareholder',
  'kin',
  'ownUnit',
  'tookPartInProject',
  'otherInterest',
] as const;
export const recusalGround = () => oneOf(...RECUSAL_GROUNDS);
export const exclusions = () => list(record({ expert: person(), ground: recusalGround() }), 0, 100);

export interface Drawn {
  readonly expert: string;
  readonly specialty: string;
  readonly employer: string;
}
export interface Reserve {
  readonly expert: string;
  readonly specialties: readonly string[];
  readonly employer: string;
}
export interface Member {
  readonly person: string;
  readonly part: 'expert' | 'purchaser';
  readonly specialty?: string;
}

/** One panel (评审小组) of a project, from the request for its draw to the publication of its members. */
export interface Panel {
  readonly panel: string;
  readonly purpose: PanelPurpose;
  /** The lots that it evaluates; all of them where left out. */
  readonly lots?: readonly string[];
  readonly region: string;
  readonly seats: readonly Seat[];
  readonly complex: boolean;
  readonly seedCommitment: string;
  /** The hash of the event that requested the draw: fixed by the log, foreseen by nobody. */
  readonly beacon: string;
  readonly excluded: readonly { readonly expert: string; readonly ground: string }[];
  status: 'requested' | 'drawn' | 'constituted' | 'cancelled';
  drawn: Drawn[];
  reserves: readonly Reserve[];
  /** By expert, the ground on which it stood aside. */
  readonly recused: Map<string, string>;
  members: readonly Member[];
  disclosed: boolean;
}
