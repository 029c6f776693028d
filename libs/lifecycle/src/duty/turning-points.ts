import { JsonObject, NewEvent } from '@tongjian/kernel';
import { Calendar } from '@tongjian/money-time';
import { Obligation, Turn } from '@tongjian/procedure';
import { ProjectState } from '../project/state.js';
import { DutiesAsked, dutiesOf } from './duties-of.js';
import { DutyEventType, DutyTold } from './events.js';
import { RecordedDuties, RecordedDuty, turnNamed, typeOf } from './recorded.js';

export interface TurningPoints {
  /** What is still to be told, in the order in which it happened. */
  readonly events: readonly NewEvent[];
  /** The first moment at which time alone will bring a turning point. */
  readonly next?: string;
}

/**
 * The turning points of a project's duties that are not recorded yet. Told twice it finds nothing, so it does not matter
 * how often, or how late, it is asked. Each tells the due date as it was known at its own moment, by the calendar of now.
 */
export function turningPoints(
  project: string,
  state: ProjectState,
  recorded: RecordedDuties,
  asked: DutiesAsked,
): TurningPoints {
  const now = dutiesOf(state, asked);
  const told = new Telling(project, state, asked);
  const events: Told[] = [];
  for (const duty of now) events.push(...told.of(duty, recorded.get(duty.id)));
  const known = new Set(now.map(({ id }) => id));
  for (const [id, duty] of recorded) if (!known.has(id) && !duty.annulled) events.push(told.annulled(duty));
  const next = now.flatMap((duty) => (duty.next === undefined ? [] : [duty.next])).sort()[0];
  return { events: inOrder(events), ...(next === undefined ? {} : { next }) };
}

interface Told {
  readonly duty: string;
  readonly at: string;
  readonly event: NewEvent;
}

/** By their time, yet never one of a duty before another of the same duty that was told before it. */
function inOrder(told: readonly Told[]): readonly NewEvent[] {
  const latest = new Map<string, string>();
  return told
    .map((one, i) => {
      const before = latest.get(one.duty) ?? '';
      const at = one.at > before ? one.at : before;
      latest.set(one.duty, at);
      return { at, i, event: one.event };
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.i - b.i))
    .map(({ event }) => event);
}

class Telling {
  private readonly known = new Map<string, ReadonlyMap<string, Obligation>>();
  private readonly calendar: Calendar;

  constructor(
    private readonly project: string,
    private readonly state: ProjectState,
    private readonly asked: DutiesAsked,
  ) {
    this.calendar = asked.calendar;
  }

  /** What of a duty was not told yet; what was told and no longer stands is taken back first. */
  of(duty: Obligation, before: RecordedDuty | undefined): readonly Told[] {
    if (!before) return duty.turns.map((turn) => this.turned(duty, turn));
    const wanted = duty.turns.map(turnNamed);
    const stands = common(before.turns, wanted);
    const rest = duty.turns.slice(stands);
    const moved = before.last.due !== duty.due?.date || before.last.provisional !== (duty.due?.provisional ?? false);
    const isOver = duty.state === 'met' || duty.state === 'metLate' || duty.state === 'cancelled';
    // What is over and turned out as it was told is left as it was told.
    const revised =
      stands < before.turns.length || before.annulled || (moved && rest.length === 0 && !isOver)
        ? [this.revised(duty, stands, moved)]
        : [];
    return [...revised, ...rest.map((turn) => this.turned(duty, turn))];
  }

  /** What opened it does not stand any more. */
  annulled({ last }: RecordedDuty): Told {
    const { by: _, stands: __, ...said } = last;
    return this.told('DutyCancelled', this.asked.at, { ...said, calendar: this.calendar.version, because: 'annulled' });
  }

  private turned(duty: Obligation, turn: Turn): Told {
    const then = this.dueAt(duty, turn.at);
    return this.told(typeOf(turn), turn.at, {
      ...this.said(duty, then),
      ...(turn.event === undefined ? {} : { by: turn.event }),
    });
  }

  private revised(duty: Obligation, stands: number, moved: boolean): Told {
    const type = moved ? 'DutyRescheduled' : 'DutyReopened';
    const because = moved ? 'calendar' : 'record';
    const then = stands < duty.turns.length ? this.dueAt(duty, duty.turns[stands]!.at) : duty.due;
    return this.told(type, this.asked.at, { ...this.said(duty, then), stands, because });
  }

  private told(type: DutyEventType, at: string, data: DutyTold): Told {
    const { ref } = { ref: this.state.pinned! };
    const procedure = { ...ref, calendar: this.calendar.version };
    const meta = { occurredAt: at, procedure, legalBasis: data.source };
    return { duty: data.duty, at, event: { type, data: data as unknown as JsonObject, meta } };
  }

  /** The due date as it was at an instant: a pause that came later had not moved it yet. */
  private dueAt({ id, due }: Obligation, at: string): Obligation['due'] {
    if (at >= this.asked.at) return due;
    const then =
      this.known.get(at) ??
      new Map(dutiesOf(this.state, { ...this.asked, at }).map((duty) => [duty.id, duty] as const));
    this.known.set(at, then);
    return then.get(id)?.due ?? (then.has(id) ? undefined : due);
  }

  private said(duty: Obligation, due: Obligation['due']): DutyTold {
    const { id, relation, rule, source, text, act, key, start, period, channel, audience } = duty;
    return {
      project: this.project,
      duty: id,
      ...{ relation, rule, source, text, act, key, start, period },
      ...(due ? { due: due.date } : {}),
      provisional: due?.provisional ?? false,
      calendar: this.calendar.version,
      ...(channel === undefined ? {} : { channel }),
      ...(audience === undefined ? {} : { audience }),
    };
  }
}

function common(told: readonly string[], wanted: readonly string[]): number {
  let n = 0;
  while (n < told.length && told[n] === wanted[n]) n++;
  return n;
}
