import { serialOf } from '@tongjian/money-time';
import { Fact } from '../act/index.js';
import { Contract, Dossier, Payment } from '../dossier.js';
import { LateInterestAccrued, PaymentDueSettled } from './due-events.js';
import { accrual } from './interest.js';
import { outstandingFen } from './outstanding.js';

/** What a payment means for the instalment that it pays, where that has fallen due: interest to its day, and settled. */
export function paidOfDue(
  dossier: Dossier,
  contract: Contract | undefined,
  { instalment }: Payment,
  { amountFen, paidOn }: { readonly amountFen: number; readonly paidOn: string },
): readonly Fact[] {
  const due = contract?.account.due.get(instalment);
  if (!contract || !due || due.settled) return [];
  const before = outstandingFen(dossier, contract, instalment);
  const late = paidOn > due.dueOn || due.throughOn > due.dueOn;
  const through = paidOn > due.dueOn ? paidOn : due.dueOn;
  const interest = late && through !== due.throughOn && accrual(due, through, { before, paid: amountFen });
  const settled = amountFen >= before;
  const daysLate = Math.max(0, serialOf(paidOn) - serialOf(due.dueOn));
  const { interestFen } = interest || due;
  return [
    ...(interest ? [LateInterestAccrued.of(interest)] : []),
    ...(settled ? [PaymentDueSettled.of({ instalment, paidOn, daysLate, interestFen })] : []),
  ];
}
