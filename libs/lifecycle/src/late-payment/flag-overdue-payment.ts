import { beijingDate, dateOf, endOf, justAfter, serialOf } from '@tongjian/money-time';
import { act, at, breach, broken, C, paymentsToSmallEnterprises, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { id } from '../schema/index.js';
import { PaymentFellDue, PaymentOverdueFlagged } from './due-events.js';
import { outstandingFen, withheldFen } from './outstanding.js';

/** Says that an instalment due to a small enterprise was not paid in time: a process does it, at the end of the day (NR-38). */
export const flagOverduePayment = act({
  name: 'FlagOverduePayment',
  scope: 'contract',
  label: say('记录支付逾期', 'Flag an overdue payment'),
  addresses: [at(`${C}/overdue`)],
  input: { instalment: id() },
  events: [PaymentFellDue, PaymentOverdueFlagged],
  invariants: (dossier, input, { at }) =>
    broken(notOverdue(dossier, input, at), dueOf(dossier, input)?.flagged === true && flaggedAlready(input)),
  decide: (dossier, input, { at }) => {
    const contract = dossier.contracts.get(input.contract)!;
    const { instalment, dueOn, accrueEveryDays } = dueOf(dossier, input)!;
    const daysLate = serialOf(beijingDate(at)) - serialOf(dueOn);
    return [
      PaymentOverdueFlagged.of({
        ...{ instalment, dueOn, daysLate },
        outstandingFen: outstandingFen(dossier, contract, instalment),
        withheldFen: withheldFen(dossier, contract, instalment),
        nextAccrualAt: after(dueOn, accrueEveryDays),
      }),
    ];
  },
});

/** The first instant after some days have passed in full. */
export const after = (day: string, days: number): string => justAfter(endOf(dateOf(serialOf(day) + days)));

interface Input {
  readonly contract: string;
  readonly instalment: string;
}

export const dueOf = ({ contracts }: Dossier, { contract, instalment }: Input) =>
  contracts.get(contract)?.account.due.get(instalment);

/** Nothing is late before the last day is over, or where nothing is owed. */
export function notOverdue(dossier: Dossier, input: Input, at: string) {
  const due = dueOf(dossier, input);
  const contract = dossier.contracts.get(input.contract);
  const owedFen = contract && due && !due.settled ? outstandingFen(dossier, contract, input.instalment) : 0;
  return (
    (owedFen === 0 || at <= due!.dueAt) &&
    breach(
      'NothingOverdue',
      'NR-38',
      [paymentsToSmallEnterprises('9')],
      say('该期款项没有逾期', 'Nothing of this instalment is overdue'),
      { instalment: input.instalment, outstandingFen: owedFen, dueOn: due?.dueOn ?? 'none' },
      ...(due && owedFen > 0 ? [{ kind: 'wait', until: due.dueAt } as const] : []),
    )
  );
}

const flaggedAlready = ({ instalment }: Input) =>
  breach(
    'OverdueFlagged',
    'NR-38',
    [record('NR-38')],
    say('该期逾期已经记录', 'The delay of this instalment is on record already'),
    { instalment },
  );
