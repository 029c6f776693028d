import { addPeriod, Calendar, endOf } from '@tongjian/money-time';
import { isWithin, scopeOf, subjectOf } from '../key.js';
import { Occurrence } from '../marking/index.js';
import { ActKey } from '../types.js';
import { CompiledDuty, StoppingHold } from './compiled-duty.js';
import { Happened } from './happened.js';

/** A time in which the clock stood still; without `to` it still does. Instants, RFC 3339 UTC. */
export interface Stop {
  readonly from: string;
  readonly to?: string;
  /** The event that stopped it, and the one that let it go on; time alone ends a hold that lapses. */
  readonly by: string;
  readonly endedBy?: string;
}

interface Span {
  readonly start: Occurrence;
  /** The key at which the act is due. */
  readonly key: ActKey;
  /** When the obligation ended, or the present. */
  readonly until: string;
}

export interface Stops {
  /** In order; several at once are one, from the first stop to the last release. */
  readonly stops: readonly Stop[];
  /** The first moment after a hold that stops the clock now has lapsed. */
  readonly next?: string;
}

/** When an obligation's clock stood still. */
export function stopsOf(duty: CompiledDuty, calendar: Calendar, happened: Happened, span: Span): Stops {
  const { pause = [], resume = [] } = duty.body;
  const all = [
    ...instances(
      happened,
      pause.flatMap((act) => happened.standing(act)),
      resume,
    ).filter(({ began }) => happened.touches(span.start.key, began.key)),
    ...duty.holds.flatMap((hold) => heldBy(hold, calendar, happened, span.key)),
  ];
  const { start, until } = span;
  const clipped = all
    .map(({ began, to, endedBy, lapses }) => ({
      lapses,
      from: began.at > start.at ? began.at : start.at,
      by: began.event,
      ...(to === undefined || to > until ? {} : { to, ...(endedBy === undefined ? {} : { endedBy }) }),
    }))
    .filter(({ from, to }: Clipped) => from <= until && (to === undefined || to > from))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.by < b.by ? -1 : 1));
  const lapses = clipped.flatMap(({ to, lapses: end }) => (to === undefined && end !== undefined ? [end] : [])).sort();
  return { stops: merged(clipped), ...(lapses[0] === undefined ? {} : { next: justAfter(lapses[0]) }) };
}

type Clipped = Stop & { readonly lapses: string | undefined };

const justAfter = (instant: string) => new Date(Date.parse(instant) + 1).toISOString();

interface Instance {
  readonly began: Occurrence;
  readonly to?: string;
  readonly endedBy?: string;
  /** The end of the last day of a hold that goes on no longer by itself. */
  readonly lapses?: string;
}

/** What began and by what it was ended: the first of the releasing acts that came later and touches its key. */
function instances(happened: Happened, began: readonly Occurrence[], until: readonly string[]): readonly Instance[] {
  const releasing = until.flatMap((act) => happened.standing(act)).sort((a, b) => a.sequence - b.sequence);
  return began.map((one) => {
    const by = releasing.find(({ sequence, key }) => sequence > one.sequence && happened.touches(one.key, key));
    return { began: one, ...(by ? { to: by.at, endedBy: by.event } : {}) };
  });
}

function heldBy(
  { body, starts, ...circumstances }: StoppingHold,
  calendar: Calendar,
  happened: Happened,
  key: ActKey,
): readonly Instance[] {
  const began = happened
    .standing(body.by)
    .filter(
      (one) =>
        starts.has(one.outcome) && reaches(happened, body.down, one.key, key) && happened.counts(circumstances, one),
    );
  return instances(happened, began, body.until).map((instance) => {
    if (!body.lapse) return instance;
    const lapsed = endOf(addPeriod(calendar, instance.began.at, body.lapse).date);
    if (instance.to !== undefined && instance.to <= lapsed) return instance;
    if (lapsed >= happened.at) return { ...instance, lapses: lapsed };
    return { began: instance.began, to: lapsed };
  });
}

/**
 * As a hold reaches an act: on its key, below and, unless it only goes down, above; and on siblings joined to it. What a
 * case holds is what it hangs under; other cases have their own course.
 */
function reaches(happened: Happened, down: boolean | undefined, held: ActKey, key: ActKey): boolean {
  if (happened.marking.links.get(held)?.includes(key)) return true;
  const from = scopeOf(key) === 'case' ? held : subjectOf(held);
  return isWithin(key, from) || (!down && isWithin(from, key));
}

function merged(stops: readonly Clipped[]): readonly Stop[] {
  const done: Stop[] = [];
  for (const { lapses: _, ...stop } of stops) {
    const last = done.at(-1);
    if (!last || (last.to !== undefined && last.to < stop.from)) done.push(stop);
    else if (last.to !== undefined && (stop.to === undefined || stop.to > last.to))
      done[done.length - 1] = { from: last.from, by: last.by, ...later(stop) };
  }
  return done;
}

const later = ({ to, endedBy }: Stop) => ({
  ...(to === undefined ? {} : { to }),
  ...(endedBy === undefined ? {} : { endedBy }),
});
