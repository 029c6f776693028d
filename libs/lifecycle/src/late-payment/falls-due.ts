import { addPeriod, beijingDate, Fraction } from '@tongjian/money-time';
import { Fact, numberSet, Occasion, textSet } from '../act/index.js';
import { Contract, Instalment } from '../dossier.js';
import { PaymentFellDue } from './due-events.js';

type Setting = Pick<Occasion, 'at' | 'calendar' | 'procedure'>;

/** An instalment whose condition is met, and what the contract owes of it. */
export interface Earned {
  readonly instalment: string;
  readonly amountFen: number;
  readonly condition: Instalment['condition'];
}

/**
 * The instalments of a small enterprise's contract that fall due because their condition is met now. How long the
 * purchaser has, and at what rate interest runs, the contract says, else the law as the floor words it (NR-38).
 */
export function fallDue(contract: Contract | undefined, earned: readonly Earned[], occasion: Setting): readonly Fact[] {
  const { at, calendar, procedure } = occasion;
  const lawfulFrom = textSet(procedure, 'smePaymentFrom');
  const lawfulDays = numberSet(procedure, 'smePaymentDays');
  const accrueEveryDays = numberSet(procedure, 'lateInterestEveryDays');
  const since = beijingDate(at);
  if (!contract?.smallEnterprise || lawfulFrom === undefined || since < lawfulFrom) return [];
  if (lawfulDays === undefined || accrueEveryDays === undefined) return [];
  const rate = rateOf(contract, procedure);
  const days = contract.payingTerms.paymentDays ?? lawfulDays;
  const { date: dueOn, at: dueAt } = addPeriod(calendar, at, { n: days, unit: 'day' }, { lastDay: 'moveOn' });
  return earned.flatMap(({ instalment, amountFen, condition }) =>
    condition === 'prepayment' || amountFen === 0 || !mayFallDue(contract, instalment, condition)
      ? []
      : [PaymentFellDue.of({ instalment, amountFen, condition, since, days, dueOn, dueAt, ...rate, accrueEveryDays })],
  );
}

/** A day's interest: the year's rate that was agreed, by the days of a year, else the statutory share of a day. */
function rateOf({ payingTerms: { lateRateHundredths } }: Contract, procedure: Occasion['procedure']) {
  const yearDays = numberSet(procedure, 'lateInterestYearDays') ?? 365;
  if (lateRateHundredths !== undefined) {
    const { num, den } = Fraction.of(lateRateHundredths, 10_000 * yearDays).toJSON();
    return { rateNum: num, rateDen: den, rate: 'agreed' as const };
  }
  const { num, den } = Fraction.of(numberSet(procedure, 'lateInterestPerTenThousandDaily') ?? 0, 10_000).toJSON();
  return { rateNum: num, rateDen: den, rate: 'statutory' as const };
}

/** The instalments of a contract that wait for one kind of condition. */
export const waitingFor = (contract: Contract | undefined, condition: Instalment['condition']): readonly Earned[] =>
  (contract?.schedule ?? []).filter((instalment) => instalment.condition === condition);

/** Once; by a result that is determined anew (an appeal was upheld) again, unless nothing is owed any more. */
function mayFallDue({ account }: Contract, instalment: string, condition: Instalment['condition']): boolean {
  const known = account.due.get(instalment);
  return known === undefined || (condition === 'evaluation' && !known.settled);
}
