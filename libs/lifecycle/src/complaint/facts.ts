import { endOf } from '@tongjian/money-time';
import { ActKey } from '@tongjian/procedure';
import { BroughtFacts } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** What rules may read of the case at a key. */
export const DISPUTE_FACTS = {
  'dispute.target': 'string',
  'dispute.step': 'string',
  'dispute.answered': 'bool',
  /** Whether the challenger says when it received the documents, and when. */
  'dispute.received': 'bool',
  'dispute.receivedAt': 'timestamp',
  'dispute.suspendedUntil': 'timestamp',
} as const;

export function disputeFacts({ cases }: Dossier, key: ActKey): BroughtFacts {
  const dispute = cases.get(key);
  if (!dispute) return {};
  const until = dispute.complaint?.suspendedUntil;
  return {
    dispute: {
      ...(dispute.target ? { target: dispute.target } : {}),
      answered: dispute.state === 'answered',
      ...(until === undefined ? {} : { suspendedUntil: endOf(until) }),
    },
  };
}
