import { bound, breach, broken, civilCode, record, say, state } from '../act/index.js';
import { Instalment } from '../dossier.js';
import { totalFen } from '../total.js';

/** Instalments add up to the amount to the fen, each has its own number, and one at most is final (INV-36). */
export function scheduleAddsUp(schedule: readonly Instalment[], amountFen: number, known: readonly Instalment[] = []) {
  const scheduledFen = totalFen(schedule.map((instalment) => instalment.amountFen));
  const all = [...known, ...schedule];
  const ids = new Set(all.map(({ instalment }) => instalment));
  const finals = all.filter(({ final }) => final).length;
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
    (ids.size !== all.length || finals > 1) &&
      breach(
        'ScheduleUnclear',
        'INV-36',
        [record('INV-36')],
        say('分期编号不得重复, 末期付款至多一期', 'Each instalment has its own number, and one at most is final'),
        { instalments: all.map(({ instalment }) => instalment), finals },
        state('更正付款计划', 'Correct the schedule'),
      ),
  );
}
