import { ActKey } from '@tongjian/procedure';
import { keyOf, KeyParts } from '../act/index.js';
import type { Dossier } from '../dossier.js';

/** What a challenge is directed against: it sets from when its seven working days run (实施条例 53). */
export type Target = 'documents' | 'process' | 'result';

/** One case of a project: an enquiry, a challenge with the complaint that may follow it, or a tip from the public. */
export interface Dispute {
  readonly kind: 'enquiry' | 'challenge' | 'tip';
  readonly lot?: string;
  /** The organisation that asks or challenges; of a tip nothing is kept. */
  readonly by: string;
  readonly target?: Target;
  /** What was challenged, by the id of each matter: a complaint does not go beyond it. */
  readonly matters: readonly string[];
  readonly at: string;
  state: 'open' | 'withdrawn' | 'answered';
  answer?: 'upheld' | 'dismissed';
  complaint?: Complaint;
  /** Signing was released although the challenge is not answered. */
  released?: boolean;
  /** What an upheld challenge or complaint asks the purchaser to do, and whether it was done (NR-51). */
  remedy?: 'required' | 'done';
}

export interface Complaint {
  state: 'filed' | 'correcting' | 'accepted' | 'inadmissible' | 'decided' | 'withdrawn';
  /** A correction is asked for once (94号令 21). */
  correctionAsked: boolean;
  /** While experts test, the time to decide stands still. */
  testing: boolean;
  /** The last day of a suspension that was neither lifted nor has lapsed, `YYYY-MM-DD`. */
  suspendedUntil?: string;
  decision?: 'upheld' | 'dismissed';
}

export const caseKeyOf = (parts: KeyParts): ActKey => keyOf('case', parts) ?? '';

export const disputeAt = ({ cases }: Dossier, parts: KeyParts): Dispute | undefined => cases.get(caseKeyOf(parts));

export const complaintAt = (dossier: Dossier, parts: KeyParts): Complaint | undefined =>
  disputeAt(dossier, parts)?.complaint;
