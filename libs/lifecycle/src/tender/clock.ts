import { Breach, breach, procurementLaw, say, tendering } from '../act/index.js';
import { Dossier, Lot } from '../dossier.js';

/** Whether the deadline has come. What arrives at that very instant is late: bids are due before it. */
const isOver = (lot: Lot, now: string) => lot.deadline !== undefined && Date.parse(now) >= Date.parse(lot.deadline);

/** Bids come, go and change only before the deadline (INV-57); the refusal names both times. */
export function beforeDeadline(dossier: Dossier, lotId: string, now: string): Breach | false {
  const lot = dossier.lots.get(lotId);
  if (!lot || !isOver(lot, now)) return false;
  return breach(
    'DeadlinePassed',
    'INV-57',
    [procurementLaw('35'), tendering('33')],
    say(
      `截止时间为${lot.deadline}, 收到时间为${now}, 已逾期`,
      `The deadline was ${lot.deadline}; this arrived at ${now}, too late`,
    ),
    { deadline: lot.deadline!, at: now },
  );
}

/** Offers are shown and bids opened only from the deadline on (INV-57). */
export function fromDeadline(dossier: Dossier, lotId: string, now: string): Breach | false {
  const lot = dossier.lots.get(lotId);
  if (!lot?.deadline || isOver(lot, now)) return false;
  return breach(
    'TooEarly',
    'INV-57',
    [tendering('39')],
    say('截止时间之前不得开标或公开报价', 'No offer is shown and no bid opened before the deadline'),
    { deadline: lot.deadline, at: now },
    { kind: 'wait', until: lot.deadline },
  );
}

/** The same instant in the one form that events carry. */
export const utc = (instant: string): string => new Date(Date.parse(instant)).toISOString();
