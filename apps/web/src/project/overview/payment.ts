import { PaymentLine } from '../../client/project';

export type PaymentStanding = 'withheld' | 'paid' | 'partly' | 'requested' | 'due';

/** How far a payment has come, from its amounts. */
export function standingOf({ withheld, requestedFen, reducedFen, paidFen }: PaymentLine): PaymentStanding {
  if (withheld) return 'withheld';
  if (paidFen > 0) return paidFen >= requestedFen - reducedFen ? 'paid' : 'partly';
  return requestedFen > 0 ? 'requested' : 'due';
}
