import { event, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { DuePayment } from '../contract/account.js';
import { date, fen, id, instant, int, MOST_FEN, oneOf, optional } from '../schema/index.js';
import { interestFen } from './interest.js';

type Place = { readonly lot: string; readonly contract: string };
type Told = Parameters<typeof contractOf>[0];

/** The due instalment as changed; nothing where it has not fallen due. */
function changed(dossier: Told, place: Place, instalment: string, change: (due: DuePayment) => Partial<DuePayment>) {
  const { due } = contractOf(dossier, place).account;
  const known = due.get(instalment);
  if (known) due.set(instalment, { ...known, ...change(known) });
}

/** The condition of an instalment was met: from here the time runs in which a small enterprise is paid (NR-38). */
export const PaymentFellDue = event({
  type: 'PaymentFellDue',
  scope: 'contract',
  label: say('款项到期日确定', 'Payment fell due'),
  data: {
    instalment: id(),
    amountFen: fen(),
    condition: oneOf('milestone', 'acceptance', 'evaluation'),
    since: date(),
    days: int(0, 366),
    dueOn: date(),
    dueAt: instant(),
    /** Interest for one day of delay, an exact share of what is owed. */
    rateNum: int(0),
    rateDen: int(1),
    rate: oneOf('agreed', 'statutory'),
    accrueEveryDays: int(1, 366),
  },
  apply: (dossier, { lot, contract, instalment, amountFen, dueOn, dueAt, rateNum, rateDen, accrueEveryDays }) => {
    const { due } = contractOf(dossier, { lot, contract }).account;
    const terms = { instalment, amountFen, dueOn, dueAt, rateNum, rateDen, accrueEveryDays };
    due.set(instalment, { ...terms, flagged: false, throughOn: dueOn, fenDays: 0n, interestFen: 0, settled: false });
  },
});

export const PaymentOverdueFlagged = event({
  type: 'PaymentOverdueFlagged',
  scope: 'contract',
  label: say('支付逾期', 'Payment overdue'),
  act: 'FlagOverduePayment',
  data: {
    instalment: id(),
    dueOn: date(),
    daysLate: int(1),
    outstandingFen: fen(1),
    /** Of that, what is withheld on a clause of the contract. */
    withheldFen: fen(),
    nextAccrualAt: instant(),
  },
  apply: (dossier, { instalment, ...place }) => changed(dossier, place, instalment, () => ({ flagged: true })),
});

export const LateInterestAccrued = event({
  type: 'LateInterestAccrued',
  scope: 'contract',
  label: say('逾期利息', 'Late interest accrued'),
  act: 'AccrueLateInterest',
  data: {
    instalment: id(),
    principalFen: fen(),
    fromOn: date(),
    throughOn: date(),
    /** Negative where a payment turns out to have been made before interest was counted that far. */
    days: int(-36_500, 36_500),
    rateNum: int(0),
    rateDen: int(1),
    accruedFen: int(-MOST_FEN, MOST_FEN),
    /** All interest on the instalment so far. */
    interestFen: fen(),
    nextAccrualAt: optional(instant()),
  },
  apply: (dossier, { lot, contract, instalment, principalFen, days, throughOn }) =>
    changed(dossier, { lot, contract }, instalment, (due) => {
      const fenDays = due.fenDays + BigInt(principalFen) * BigInt(days);
      return { fenDays, interestFen: interestFen({ ...due, fenDays }), throughOn };
    }),
});

/** Nothing is owed of the instalment any more. */
export const PaymentDueSettled = event({
  type: 'PaymentDueSettled',
  scope: 'contract',
  label: say('到期款项结清', 'Due payment settled'),
  data: { instalment: id(), paidOn: date(), daysLate: int(0), interestFen: fen() },
  apply: (dossier, { instalment, ...place }) => changed(dossier, place, instalment, () => ({ settled: true })),
});
