import { StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { Turn } from '@tongjian/procedure';
import { DUTY_EVENTS, DutyEventType, DutyTold } from './events.js';

/** What was told of one duty so far. */
export interface RecordedDuty {
  readonly last: DutyTold;
  /** Its turning points that stand, in order, by what tells them apart. */
  readonly turns: readonly string[];
  /** What opened it was annulled: nothing more is told of it. */
  readonly annulled: boolean;
}

export type RecordedDuties = ReadonlyMap<string, RecordedDuty>;

const KINDS: Readonly<Record<Turn['kind'], DutyEventType>> = {
  begun: 'DutyBegun',
  paused: 'DutyPaused',
  resumed: 'DutyResumed',
  met: 'DutyMet',
  metLate: 'DutyMetLate',
  cancelled: 'DutyCancelled',
  overdue: 'DutyOverdue',
};

export const typeOf = ({ kind }: Turn): DutyEventType => KINDS[kind];

/** What tells one turning point of a duty from another. */
export const turnNamed = (turn: Turn): string => `${typeOf(turn)} ${turn.at} ${turn.event ?? ''}`;

/** What a project's stream of duties says, folded. @throws UnknownEvent */
export function recordedDuties(events: Iterable<StoredEvent>): RecordedDuties {
  const duties = new Map<string, RecordedDuty>();
  for (const event of events) {
    if (!(event.type in DUTY_EVENTS) || event.shape !== 1) throw new UnknownEvent(event);
    const told = event.data as unknown as DutyTold;
    duties.set(told.duty, after(duties.get(told.duty), event, told));
  }
  return duties;
}

function after(before: RecordedDuty | undefined, { type, meta }: StoredEvent, last: DutyTold): RecordedDuty {
  const turns = before?.turns ?? [];
  if (type === 'DutyRescheduled' || type === 'DutyReopened')
    return { last, turns: turns.slice(0, last.stands), annulled: false };
  if (type === 'DutyCancelled' && last.because === 'annulled') return { last, turns, annulled: true };
  return { last, turns: [...turns, `${type} ${meta.occurredAt} ${last.by ?? ''}`], annulled: false };
}
