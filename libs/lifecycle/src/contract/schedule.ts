import { Fraction } from '@tongjian/money-time';
import { bound, breach, broken, civilCode, record, say, state } from '../act/index.js';
import { Instalment } from '../dossier.js';
import { totalFen } from '../total.js';

/**
 * Instalments add up to the amount to the fen, each has its own number, and exactly one is final: the payment that
 * procedures let wait for the result. What is paid in advance is not the last (INV-36, INV-11).
 */
export function scheduleAddsUp(schedule: readonly Instalment[], amountFen: number, known: readonly Instalment[] = []) {
  const scheduledFen = totalFen(schedule.map((instalment) => instalment.amountFen));
  const all = [...known, ...schedule];
  const ids = new Set(all.map(({ instalment }) => instalment));
  const last = all.filter(({ final }) => final);
  const advance = last.some(({ condition }) => condition === 'prepayment');
  return broken(
    scheduledFen !== amountFen &&
      breach(
        'ScheduleDoesNotAddUp',
        'INV-36',
        [record('INV-36'), civilCode('470')],
        say('各期付款之和必须等于合同金额', 'The instalments must add up to the price'),
        { scheduledFen, amountFen },
        bound('schedule.amountFen', '=', amountFen),
      ),
    (ids.size !== all.length || last.length !== 1 || advance) &&
      breach(
        'ScheduleUnclear',
        'INV-36',
        [record('INV-36')],
        say(
          '分期编号不得重复, 有且只有一期末期付款, 预付款不得作为末期付款',
          'Each instalment has its own number, exactly one is final, and that is not paid in advance',
        ),
        { instalments: all.map(({ instalment }) => instalment), finals: last.length },
        state('更正付款计划', 'Correct the schedule'),
      ),
  );
}

/** What a schedule pays in advance, in hundredths of a percent of the price, rounded up, 100% at most (INV-11). */
export function prepaidShare(schedule: readonly Instalment[], amountFen: number): number {
  const advance = schedule.filter(({ condition }) => condition === 'prepayment');
  const prepaidFen = totalFen(advance.map((instalment) => instalment.amountFen));
  if (prepaidFen === 0) return 0;
  if (prepaidFen >= amountFen || !Number.isSafeInteger(amountFen)) return 10000;
  return Number(Fraction.of(prepaidFen, amountFen).multiply(10000).ceil());
}
