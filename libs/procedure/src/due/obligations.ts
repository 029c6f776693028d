import { beginningOf, beijingDate, Calendar, endOf } from '@tongjian/money-time';
import { Procedure } from '../compiled/procedure.js';
import { ancestorAt, isWithin, relatednessOf, scopeOf } from '../key.js';
import { Marking, Occurrence } from '../marking/index.js';
import { ActKey, Facts } from '../types.js';
import { CompiledDuty } from './compiled-duty.js';
import { dueDay } from './due-day.js';
import { Happened } from './happened.js';
import { Obligation, Turn } from './obligation.js';
import { Stop, stopsOf } from './stops.js';

/** When it is asked, and what is known about keys: conditions of rules read it. */
export interface AskedAt {
  /** RFC 3339 UTC; what happened later is not looked at. */
  readonly at: string;
  readonly facts?: Facts | ((key: ActKey) => Facts);
}

/**
 * Every obligation that a history opened under a procedure, oldest first: computed from marking, procedure and calendar
 * and never read back. A rule whose condition is not known to be true opens none.
 */
export function obligations(
  procedure: Procedure,
  calendar: Calendar,
  marking: Marking,
  { at, facts = {} }: AskedAt,
): Obligation[] {
  const happened = new Happened(marking, at, typeof facts === 'function' ? facts : () => facts);
  const found: { readonly sequence: number; readonly obligation: Obligation }[] = [];
  for (const duty of procedure.duties)
    for (const [act, outcomes] of duty.starts)
      for (const start of happened.standing(act)) {
        if (!outcomes.has(start.outcome) || !happened.counts(duty, start)) continue;
        const obligation = obligationOf(duty, calendar, happened, start);
        if (obligation) found.push({ sequence: start.sequence, obligation });
      }
  return found.sort((a, b) => a.sequence - b.sequence).map(({ obligation }) => obligation);
}

function obligationOf(
  duty: CompiledDuty,
  calendar: Calendar,
  happened: Happened,
  start: Occurrence,
): Obligation | undefined {
  const key = keyOf(duty, start);
  const end = endOfDuty(duty, happened, start, key);
  if (end === 'before') return undefined;
  const { body } = duty;
  const until = end ? end.at : happened.at;
  const { stops, next: lapse } = stopsOf(duty, calendar, happened, { start, key, until });
  const lasting = stops.filter(({ from, to }) => to === undefined || beijingDate(from) < beijingDate(to));
  const due = dueDay(
    calendar,
    beijingDate(start.at),
    body.period,
    lasting.map(({ from, to }) => ({ from: beijingDate(from), ...(to === undefined ? {} : { to: beijingDate(to) }) })),
  );
  const late = due !== undefined && beijingDate(until) > due.date;
  const overdueAt = late ? beginningOf(dayAfter(due.date)) : undefined;
  const { channel, audience } = body;
  const next = end || late ? undefined : due ? beginningOf(dayAfter(due.date)) : lapse;
  return {
    id: `${duty.id}@${start.event}${start.key === '' ? '' : `/${start.key}`}`,
    relation: duty.id,
    rule: duty.rule,
    source: duty.source,
    text: duty.text,
    act: body.act,
    key,
    start: { act: start.act, key: start.key, event: start.event, at: start.at },
    period: body.period,
    state: stateOf(end, late, due === undefined),
    ...(due ? { due: { ...due, at: endOf(due.date) } } : {}),
    ...(next === undefined ? {} : { next }),
    turns: turnsOf(start, stops, end, overdueAt),
    ...(channel === undefined ? {} : { channel }),
    ...(audience === undefined ? {} : { audience }),
  };
}

/** Where the act is due: on the start's path, else at the start's key, below which it stands or beside it. */
const keyOf = ({ scope }: CompiledDuty, { key }: Occurrence): ActKey =>
  relatednessOf(key, scopeOf(key)!, scope) === 'path' ? ancestorAt(key, scope) : key;

interface End {
  readonly kind: 'met' | 'cancelled';
  readonly at: string;
  readonly event: string;
}

/** By what the obligation ended, whichever came first; `before` where its act was impossible already. */
function endOfDuty(duty: CompiledDuty, happened: Happened, start: Occurrence, key: ActKey): End | 'before' | undefined {
  const { body, metBy, forbidding } = duty;
  const forbidden = forbidding.flatMap((one) =>
    happened
      .standing(one.act)
      .filter(
        (done) =>
          one.outcomes.has(done.outcome) && (one.everywhere || isWithin(key, done.key)) && happened.counts(one, done),
      ),
  );
  if (forbidden.some(({ sequence }) => sequence < start.sequence)) return 'before';
  const met = happened
    .standing(body.act)
    .filter((done) => metBy.has(done.outcome) && happened.concerns(start.key, done.key));
  const cancelled = (body.cancel ?? []).flatMap((act) =>
    happened.standing(act).filter((done) => happened.touches(start.key, done.key)),
  );
  const first = (of: readonly Occurrence[]) =>
    of
      .filter(({ sequence }) => sequence > start.sequence)
      .reduce<Occurrence | undefined>((a, b) => (a && a.sequence <= b.sequence ? a : b), undefined);
  const [by, off] = [first(met), first([...cancelled, ...forbidden])];
  // Who does the act by which the project ends has done it.
  if (by && (!off || by.sequence <= off.sequence)) return { kind: 'met', at: by.at, event: by.event };
  return off && { kind: 'cancelled', at: off.at, event: off.event };
}

function stateOf(end: End | undefined, late: boolean, stopped: boolean): Obligation['state'] {
  if (end) return end.kind === 'met' && late ? 'metLate' : end.kind;
  if (stopped) return 'paused';
  return late ? 'overdue' : 'running';
}

function turnsOf(
  start: Occurrence,
  stops: readonly Stop[],
  end: End | undefined,
  overdueAt: string | undefined,
): readonly Turn[] {
  const turns: Turn[] = [{ kind: 'begun', at: start.at, event: start.event }];
  for (const { from, to, by, endedBy } of stops) {
    if (overdueAt !== undefined && from >= overdueAt) break;
    turns.push({ kind: 'paused', at: from, event: by });
    if (to !== undefined) turns.push({ kind: 'resumed', at: to, ...(endedBy === undefined ? {} : { event: endedBy }) });
  }
  if (overdueAt !== undefined) turns.push({ kind: 'overdue', at: overdueAt });
  if (end)
    turns.push({
      kind: end.kind === 'met' && overdueAt !== undefined ? 'metLate' : end.kind,
      at: end.at,
      event: end.event,
    });
  return turns;
}

const dayAfter = (day: string) => beijingDate(new Date(Date.parse(endOf(day)) + 1).toISOString());
