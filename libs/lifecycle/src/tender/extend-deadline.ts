import { act, at, bound, breach, broken, event, regulation, say, T } from '../act/index.js';
import { Lot } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { instant, text } from '../schema/index.js';
import { beforeDeadline, utc } from './clock.js';
import { daysBetween } from './publish-tender.js';
import { standsAt } from './stage.js';

const extension = { deadline: instant(), reason: text() };

export const TenderDeadlineExtended = event({
  type: 'TenderDeadlineExtended',
  scope: 'lot',
  label: say('顺延截止时间', 'Tender deadline extended'),
  act: 'ExtendDeadline',
  data: extension,
  apply: (dossier, { lot, deadline }) => void (lotOf(dossier, lot).deadline = deadline),
});

/** Moves the deadline to a later instant, while it has not passed. */
export const extendDeadline = act({
  name: 'ExtendDeadline',
  scope: 'lot',
  label: say('顺延截止时间', 'Extend the deadline'),
  addresses: [at(`${T}/tender/extend`)],
  input: extension,
  events: [TenderDeadlineExtended],
  facts: (_, { deadline }, now) => ({ tender: { deadline: utc(deadline), bidPeriodDays: daysBetween(now, deadline) } }),
  standing: (dossier, { lot }, { at: now }) =>
    broken(standsAt(dossier, lot, 'tendering'), beforeDeadline(dossier, lot, now)),
  invariants: (dossier, { lot, deadline }) => broken(notEarlier(dossier.lots.get(lot), deadline)),
  decide: (_, input) => [TenderDeadlineExtended.of({ ...input, deadline: utc(input.deadline) })],
});

/** A deadline moves to a later time or not at all. */
export function notEarlier(lot: Lot | undefined, deadline: string) {
  const current = lot?.deadline;
  return (
    current !== undefined &&
    Date.parse(deadline) <= Date.parse(current) &&
    breach(
      'NotLater',
      'NR-19',
      [regulation('31')],
      say('截止时间只能向后顺延', 'A deadline can only be moved to a later time'),
      { deadline, current },
      bound('deadline', '>', current),
    )
  );
}
