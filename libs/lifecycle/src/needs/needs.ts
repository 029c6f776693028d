import { oneOf } from '../schema/index.js';

/** Ways in which the public is asked (CD-27). */
export const CHANNELS = [
  'online',
  'questionnaire',
  'oralHistory',
  'focusGroup',
  'workshop',
  'communityAssembly',
] as const;
export type Channel = (typeof CHANNELS)[number];
export const channel = () => oneOf(...CHANNELS);

/** How much is at risk, as an ex-ante report finds it (UM-23). */
export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** One collection of needs: open until it is closed, its last Beijing day said when it opened. */
export interface NeedsCollection {
  status: 'open' | 'closed';
  closesOn: string;
  readonly channels: readonly Channel[];
  /** Answers by channel that was used; an interview, a group or a workshop counts as one. */
  readonly answers: Map<Channel, number>;
}

/** What is known before a purchase about the need for it. */
export interface Needs {
  /** The latest collection. */
  collection?: NeedsCollection;
  /** Ex-ante reports by number. */
  readonly reports: Map<string, { readonly year: number; readonly riskLevel: RiskLevel }>;
}
