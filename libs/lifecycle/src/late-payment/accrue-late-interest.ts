import { beijingDate, dateOf, serialOf } from '@tongjian/money-time';
import { act, at, breach, broken, C, paymentsToSmallEnterprises, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { id } from '../schema/index.js';
import { LateInterestAccrued } from './due-events.js';
import { after, dueOf, notOverdue } from './flag-overdue-payment.js';
import { accrual } from './interest.js';
import { outstandingFen } from './outstanding.js';

/** Counts the interest on a late instalment up to yesterday: at the agreed rate, else at the law's (NR-38). */
export const accrueLateInterest = act({
  name: 'AccrueLateInterest',
  scope: 'contract',
  label: say('计算逾期利息', 'Accrue late interest'),
  addresses: [at(`${C}/late-interest`)],
  input: { instalment: id() },
  events: [LateInterestAccrued],
  invariants: (dossier, input, { at }) => broken(notOverdue(dossier, input, at), nothingToCount(dossier, input, at)),
  decide: (dossier, input, { at }) => {
    const due = dueOf(dossier, input)!;
    const before = outstandingFen(dossier, dossier.contracts.get(input.contract)!, input.instalment);
    const through = dayBefore(at);
    const nextAccrualAt = after(through, due.accrueEveryDays);
    return [LateInterestAccrued.of({ ...accrual(due, through, { before, paid: 0 }), nextAccrualAt })];
  },
});

/** The last day that has passed in full. */
const dayBefore = (at: string) => dateOf(serialOf(beijingDate(at)) - 1);

type Input = { readonly contract: string; readonly instalment: string };

function nothingToCount(dossier: Dossier, input: Input, at: string) {
  const due = dueOf(dossier, input);
  return (
    due !== undefined &&
    dayBefore(at) <= due.throughOn &&
    breach(
      'InterestCounted',
      'NR-38',
      [paymentsToSmallEnterprises('17')],
      say('至前一日的利息已经计算', 'Interest is counted up to yesterday already'),
      { instalment: input.instalment, throughOn: due.throughOn },
      { kind: 'wait', until: after(due.throughOn, 1) },
    )
  );
}
