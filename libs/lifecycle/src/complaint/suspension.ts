import { beginningOf, beijingDate, endOf, justAfter } from '@tongjian/money-time';
import { act, at, breach, broken, doFirst, event, procurementLaw, say, T } from '../act/index.js';
import { date, oneOf, text } from '../schema/index.js';
import { complaintBecomes } from './complaint.js';
import { complaintIs } from './conditions.js';
import { caseKeyOf, complaintAt, disputeAt } from './dispute.js';

const suspension = { until: date(), reason: text() };

export const ProcurementSuspended = event({
  type: 'ProcurementSuspended',
  scope: 'case',
  label: say('暂停采购活动', 'Procurement suspended'),
  act: 'SuspendProcurement',
  data: suspension,
  apply: (dossier, data) => complaintBecomes(dossier, data, { suspendedUntil: data.until }),
});

/** Finance suspends the lot's procurement while it decides, for thirty days at most (政府采购法 57). */
export const suspendProcurement = act({
  name: 'SuspendProcurement',
  scope: 'case',
  under: ['lot'],
  label: say('暂停采购活动', 'Suspend the procurement'),
  addresses: [at(`${T}/complaints/{case}/suspend`)],
  input: suspension,
  events: [ProcurementSuspended],
  facts: (_, { until }) => ({ dispute: { suspendedUntil: endOf(until) } }),
  standing: (dossier, parts) => broken(complaintIs(dossier, parts, 'filed', 'correcting', 'accepted')),
  invariants: (_, { until }, { at: now }) =>
    broken(
      until < beijingDate(now) &&
        breach(
          'AlreadyOver',
          'NR-33',
          [procurementLaw('57')],
          say('暂停期限已过', 'The last day of the suspension lies in the past'),
          { until, today: beijingDate(now) },
          { kind: 'bound', fact: 'until', op: '>=', bound: beijingDate(now) },
        ),
    ),
  decide: (_, input) => [ProcurementSuspended.of(input)],
});

const lifting = { cause: oneOf('ordered', 'lapsed'), reason: text() };

export const ProcurementSuspensionLifted = event({
  type: 'ProcurementSuspensionLifted',
  scope: 'case',
  label: say('恢复采购活动', 'Procurement suspension lifted'),
  act: 'LiftSuspension',
  data: lifting,
  apply: (dossier, data) => {
    const complaint = complaintAt(dossier, data);
    if (complaint) delete complaint.suspendedUntil;
  },
});

/** Ends a suspension: finance before its last day, the clock after it. */
export const liftSuspension = act({
  name: 'LiftSuspension',
  scope: 'case',
  under: ['lot'],
  label: say('恢复采购活动', 'Lift the suspension'),
  addresses: [at(`${T}/complaints/{case}/lift-suspension`)],
  input: lifting,
  events: [ProcurementSuspensionLifted],
  standing: (dossier, parts) =>
    broken(
      complaintAt(dossier, parts)?.suspendedUntil === undefined &&
        breach(
          'NotSuspended',
          'NR-33',
          [procurementLaw('57')],
          say('采购活动没有暂停', 'The procurement is not suspended'),
          { case: parts.case },
          doFirst('SuspendProcurement', caseKeyOf(parts)),
        ),
    ),
  invariants: (dossier, input, { at: now }) => {
    const until = disputeAt(dossier, input)?.complaint?.suspendedUntil;
    return broken(
      input.cause === 'lapsed' &&
        until !== undefined &&
        beijingDate(now) <= until &&
        breach(
          'NotLapsedYet',
          'NR-33',
          [procurementLaw('57')],
          say('暂停期限未满', 'The suspension has not lapsed'),
          { until, today: beijingDate(now) },
          { kind: 'wait', until: beginningOf(beijingDate(justAfter(endOf(until)))) },
        ),
    );
  },
  decide: (_, input) => [ProcurementSuspensionLifted.of(input)],
});
