import { DurableProcess, Effect, JsonObject, ProcessInput, StoredEvent } from '@tongjian/kernel';

/** How far a failing result has been followed. */
export interface TerminationPursuit {
  readonly phase: 'idle' | 'appealWindow' | 'final' | 'triggered' | 'noticed' | 'due' | 'terminated' | 'withdrawn';
  readonly stream: string;
  readonly contract: string;
  readonly evaluation: string;
  /** The id of the failing result: every command of this pursuit names it, so the chain can be read. */
  readonly causeEvent: string;
  readonly onFail: 'termination' | 'decision';
  /** The timer that counts; one of an earlier result or notice says nothing. */
  readonly timer: string;
  readonly contested: boolean;
}

const IDLE: TerminationPursuit = {
  phase: 'idle',
  stream: '',
  contract: '',
  evaluation: '',
  causeEvent: '',
  onFail: 'decision',
  timer: '',
  contested: false,
};

type Fold = (
  pursuit: TerminationPursuit,
  data: Readonly<Record<string, string>>,
  event: StoredEvent,
) => TerminationPursuit;

const about = (pursuit: TerminationPursuit, { evaluation }: Readonly<Record<string, string>>) =>
  pursuit.evaluation === evaluation && pursuit.phase !== 'terminated';

/** Where each event leads; what does not fit the phase leaves the pursuit as it is. */
const FOLDS: Readonly<Record<string, Fold>> = {
  EvaluationResultDetermined: (pursuit, data, { id, stream }) =>
    pursuit.phase === 'terminated'
      ? pursuit
      : {
          ...IDLE,
          phase: 'appealWindow',
          stream,
          contract: data['contract']!,
          evaluation: data['evaluation']!,
          causeEvent: id,
          onFail: data['onFail'] as TerminationPursuit['onFail'],
          timer: `appeal-window:${id}`,
        },
  EvaluationAppealed: (pursuit, data) => (about(pursuit, data) ? { ...pursuit, contested: true } : pursuit),
  EvaluationAppealDecided: (pursuit, data) => {
    if (!about(pursuit, data)) return pursuit;
    if (data['decision'] === 'upheld') return { ...pursuit, phase: 'withdrawn' };
    return { ...pursuit, contested: false, phase: pursuit.phase === 'appealWindow' ? 'final' : pursuit.phase };
  },
  TerminationTriggered: (pursuit, { causeEvent }) =>
    causeEvent === pursuit.causeEvent ? { ...pursuit, phase: 'triggered', contested: false } : pursuit,
  TerminationNoticeServed: (pursuit, { causeEvent }, { id }) =>
    causeEvent === pursuit.causeEvent ? { ...pursuit, phase: 'noticed', timer: `contest-window:${id}` } : pursuit,
  TerminationContested: (pursuit) => (pursuit.phase === 'noticed' ? { ...pursuit, contested: true } : pursuit),
  ContestDecided: (pursuit, { decision }) =>
    pursuit.phase === 'noticed' && decision === 'dismissed' ? { ...pursuit, phase: 'due', contested: false } : pursuit,
  TerminationWithdrawn: (pursuit) => (pursuit.phase === 'idle' ? pursuit : { ...pursuit, phase: 'withdrawn' }),
  ContractTerminated: (pursuit, { causeEvent }) =>
    causeEvent === pursuit.causeEvent ? { ...pursuit, phase: 'terminated' } : pursuit,
};

function elapsed(pursuit: TerminationPursuit, name: string): TerminationPursuit {
  if (name !== pursuit.timer || pursuit.contested) return pursuit;
  if (pursuit.phase === 'appealWindow') return { ...pursuit, phase: 'final' };
  return pursuit.phase === 'noticed' ? { ...pursuit, phase: 'due' } : pursuit;
}

const dataOf = ({ data }: StoredEvent) => data as Readonly<Record<string, string>>;
const GROUND = '考核不合格,合同约定自动终止 (the contract ends on a failing result)';

/**
 * 自动终止: a failing result, once it can no longer be appealed, ends the contract that carries the clause: trigger,
 * notice, window to contest, termination, bond kept. Where the contract has no such clause it asks a person (A36 to A39).
 */
export const terminationProcess: DurableProcess<TerminationPursuit> = {
  name: 'termination',
  types: Object.keys(FOLDS),
  instance: ({ type, stream, data, meta }) => {
    if (!(type in FOLDS) || meta.entry?.kind === 'import') return null;
    if (type === 'EvaluationResultDetermined' && data['grade'] !== 'fail') return null;
    return `${stream.slice('project-'.length)}-${String(data['contract'])}`;
  },
  initial: () => IDLE,
  evolve: (pursuit, input) => {
    if (input.kind === 'event') return FOLDS[input.event.type]?.(pursuit, dataOf(input.event), input.event) ?? pursuit;
    return input.kind === 'timer' ? elapsed(pursuit, input.name) : pursuit;
  },
  react: (pursuit, input) => (input.kind === 'refused' ? [] : effectsOf(pursuit, input)),
};

function effectsOf(pursuit: TerminationPursuit, input: Exclude<ProcessInput, { kind: 'refused' }>): readonly Effect[] {
  const { contract, evaluation, causeEvent, timer, onFail } = pursuit;
  const type = input.kind === 'event' ? input.event.type : '';
  const fresh = input.kind === 'event' && dataOf(input.event);
  const wake = (until: string): Effect[] => [{ kind: 'wake', at: justAfter(until), name: timer }];
  const send = (act: string, data: JsonObject): Effect[] => [
    { kind: 'send', stream: pursuit.stream, command: { type: act, data: { contract, ...data } } },
  ];
  switch (pursuit.phase) {
    case 'appealWindow':
      return type === 'EvaluationResultDetermined' && fresh ? wake(fresh['appealUntil']!) : [];
    case 'final':
      if (type !== '' && type !== 'EvaluationAppealDecided') return [];
      if (input.kind === 'timer' && input.name !== timer) return [];
      return onFail === 'termination'
        ? send('TriggerTermination', { evaluation, causeEvent, clause: GROUND })
        : send('RequireTerminationDecision', { evaluation, causeEvent, reason: '合同未约定自动终止 (no such clause)' });
    case 'triggered':
      return type === 'TerminationTriggered' ? send('ServeTerminationNotice', { ground: GROUND, causeEvent }) : [];
    case 'noticed':
      return type === 'TerminationNoticeServed' && fresh ? wake(fresh['contestUntil']!) : [];
    case 'due':
      if (type !== '' && type !== 'ContestDecided') return [];
      if (input.kind === 'timer' && input.name !== timer) return [];
      return send('TerminateContract', { ground: GROUND, causeEvent });
    case 'terminated':
      return type === 'ContractTerminated' && input.kind === 'event'
        ? send('ForfeitBond', { amountFen: input.event.data['bondHeldFen']!, basis: GROUND })
        : [];
    default:
      return [];
  }
}

/** The first millisecond after a window's last one. */
const justAfter = (instant: string) => new Date(Date.parse(instant) + 1).toISOString();
