import { Source } from '@tongjian/kernel';
import { ActKey, Obligation, Text } from '@tongjian/procedure';

/** The stream in which the turning points of a project's duties are recorded; no officer's revision moves by it. */
export const dutyStream = (project: string): string => `process-duty-${project}`;

/** Every turning point of a duty, with its label (domain.md 5.8). */
export const DUTY_EVENTS = {
  DutyBegun: { zh: '期限起算', en: 'Duty begun' },
  DutyPaused: { zh: '期限中止', en: 'Duty paused' },
  DutyResumed: { zh: '期限恢复', en: 'Duty resumed' },
  DutyMet: { zh: '按期履行', en: 'Duty met' },
  DutyMetLate: { zh: '逾期履行', en: 'Duty met late' },
  DutyCancelled: { zh: '期限取消', en: 'Duty cancelled' },
  DutyOverdue: { zh: '逾期未履行', en: 'Duty overdue' },
  DutyRescheduled: { zh: '期限重算', en: 'Duty rescheduled' },
  DutyReopened: { zh: '期限重新起算', en: 'Duty reopened' },
} as const satisfies Readonly<Record<string, Text>>;

export type DutyEventType = keyof typeof DUTY_EVENTS;

/** What each of these events says: the duty as it was known at that moment, so that nothing need be looked up. */
export interface DutyTold {
  readonly project: string;
  /** The obligation's id, the same in all events about it. */
  readonly duty: string;
  /** The id of the rule in the procedure; `rule` is the number shown to people. */
  readonly relation: string;
  readonly rule: string;
  readonly source: readonly Source[];
  readonly text: Text;
  /** The act that is due, at or below which key. */
  readonly act: string;
  readonly key: ActKey;
  readonly start: Obligation['start'];
  readonly period: Obligation['period'];
  /** The last lawful day, in Beijing; left out while the clock stands still. */
  readonly due?: string;
  /** The due date rests on a year whose holidays were not published. */
  readonly provisional: boolean;
  /** The version of the calendar by which it was computed (INV-55). */
  readonly calendar: string;
  /** The event by which it turned; time alone makes one overdue. */
  readonly by?: string;
  /** Of a reopened or rescheduled duty: how many of its turning points told before still stand. */
  readonly stands?: number;
  /** Why it was cancelled, reopened or rescheduled without an act that says so. */
  readonly because?: 'annulled' | 'calendar' | 'record';
  readonly channel?: string;
  readonly audience?: string;
}
