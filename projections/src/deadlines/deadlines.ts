import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { DUTY_EVENTS, DutyEventType, DutyTold } from '@tongjian/lifecycle';

export type DeadlineState = 'running' | 'paused' | 'overdue' | 'met' | 'metLate' | 'cancelled';

/** One duty of one project as it was last told: what R13 answers. */
export type DeadlineDocument = {
  readonly id: string;
  readonly project: string;
  readonly jurisdiction: string;
  readonly relation: string;
  readonly rule: string;
  readonly source: readonly { readonly instrument: string; readonly article?: string; readonly mark?: string }[];
  readonly text: { readonly zh: string; readonly en: string };
  readonly act: string;
  readonly key: string;
  readonly startAct: string;
  readonly startedAt: string;
  readonly state: DeadlineState;
  /** Whether somebody still has it: running, paused or overdue. */
  readonly open: boolean;
  /** The last lawful day; '' while the clock stands still. */
  readonly due: string;
  readonly provisional: boolean;
  /** The version of the calendar by which it was computed. */
  readonly calendar: string;
  /** Its turning points that stand, in order, with the instant of each. */
  readonly turns: readonly { readonly state: DeadlineState; readonly at: string }[];
};

const STATES: Readonly<Partial<Record<DutyEventType, DeadlineState>>> = {
  DutyBegun: 'running',
  DutyPaused: 'paused',
  DutyResumed: 'running',
  DutyMet: 'met',
  DutyMetLate: 'metLate',
  DutyCancelled: 'cancelled',
  DutyOverdue: 'overdue',
};

const toldBy = ({ data }: LoggedEvent) => data as unknown as DutyTold;

/** R13, one document a duty: by project, rule, due date, with the version of the calendar. */
export const deadlines: DocumentProjection<DeadlineDocument> = {
  name: 'deadlines',
  version: 1,
  answers: 'What is due when, by which rule, and what is overdue?',
  types: Object.keys(DUTY_EVENTS),
  keys: (event) => [deadlineKey(toldBy(event))],
  fold: (before, event, id) => {
    const told = toldBy(event);
    const state = STATES[event.type as DutyEventType];
    const turns = state
      ? [...(before?.turns ?? []), { state, at: event.meta.occurredAt }]
      : (before?.turns ?? []).slice(0, told.stands);
    const stands = turns.at(-1)?.state ?? 'running';
    return {
      id,
      project: told.project,
      jurisdiction: event.meta.jurisdiction,
      relation: told.relation,
      rule: told.rule,
      source: told.source,
      text: told.text,
      act: told.act,
      key: told.key,
      startAct: told.start.act,
      startedAt: told.start.at,
      state: stands,
      open: stands === 'running' || stands === 'paused' || stands === 'overdue',
      due: told.due ?? '',
      provisional: told.provisional,
      calendar: told.calendar,
      turns,
    };
  },
  indexes: [['open', 'due'], ['project'], ['due'], ['state']],
  rollups: [],
};

/** A duty's key among those of all projects. */
export const deadlineKey = ({ project, duty }: Pick<DutyTold, 'project' | 'duty'>): string => `${project}:${duty}`;
