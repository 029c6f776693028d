import { StoredEvent } from '@tongjian/kernel';
import { Ending, FailingResult, resultOf, TerminationPursuit } from './pursuit.js';

type Data = Readonly<Record<string, string>>;
type Fold = (pursuit: TerminationPursuit, data: Data, event: StoredEvent) => TerminationPursuit;

/** The same pursuit with one of its results at another phase. */
const moved = (pursuit: TerminationPursuit, result: FailingResult | undefined, phase: FailingResult['phase']) =>
  result ? { ...pursuit, results: { ...pursuit.results, [result.evaluation]: { ...result, phase } } } : pursuit;

const live = ({ results }: TerminationPursuit, evaluation: string | undefined): FailingResult | undefined => {
  const result = results[evaluation ?? ''];
  return result?.phase === 'spent' ? undefined : result;
};

const ending = (pursuit: TerminationPursuit, change: Partial<Ending>): TerminationPursuit =>
  pursuit.ending ? { ...pursuit, ending: { ...pursuit.ending, ...change } } : pursuit;

/** The pursuit as a new result finds it: an end that followed from an annulled result has been annulled with it. */
function replaced(pursuit: TerminationPursuit, evaluation: string): TerminationPursuit {
  const { ending: begun, bondHeldFen, ...rest } = pursuit;
  const annulled =
    bondHeldFen !== undefined || (begun !== undefined && begun.causeEvent === pursuit.results[evaluation]?.causeEvent);
  return annulled ? { ...rest, bondForfeited: false } : pursuit;
}

export const appealTimer = (result: string) => `appeal-window:${result}`;
export const contestTimer = (notice: string) => `contest-window:${notice}`;

/** Where each event leads; what does not fit leaves the pursuit as it is. */
export const FOLDS: Readonly<Record<string, Fold>> = {
  EvaluationResultDetermined: (pursuit, data, { id, stream }) => {
    const onFail = data['onFail'] as FailingResult['onFail'];
    // A result reads `termination` only while its contract is in force.
    if (pursuit.bondHeldFen !== undefined && onFail !== 'termination') return pursuit;
    const evaluation = data['evaluation']!;
    const current = replaced(pursuit, evaluation);
    const result: FailingResult = { evaluation, causeEvent: id, onFail, phase: 'appealable' };
    const retryDays = Number(data['retryDays'] ?? current.retryDays ?? 0);
    return {
      ...current,
      ...(retryDays > 0 ? { retryDays } : {}),
      stream,
      contract: data['contract']!,
      results: { ...current.results, [evaluation]: result },
    };
  },
  EvaluationAppealed: (pursuit, { evaluation }) => moved(pursuit, live(pursuit, evaluation), 'appealed'),
  EvaluationAppealDecided: (pursuit, { evaluation, decision }) =>
    moved(pursuit, live(pursuit, evaluation), decision === 'upheld' ? 'spent' : 'final'),
  TerminationDecisionRequired: (pursuit, { causeEvent }) => moved(pursuit, resultOf(pursuit, causeEvent), 'spent'),
  TerminationTriggered: (pursuit, { causeEvent }) => ({
    ...pursuit,
    ending: { causeEvent: causeEvent!, windowOver: false },
  }),
  TerminationNoticeServed: (pursuit, { causeEvent }, { id }) =>
    pursuit.ending?.causeEvent === causeEvent ? ending(pursuit, { timer: contestTimer(id) }) : pursuit,
  TerminationContested: (pursuit) => ending(pursuit, { contest: 'open' }),
  ContestDecided: (pursuit, { decision }) =>
    decision === 'dismissed' ? ending(pursuit, { contest: 'dismissed' }) : pursuit,
  TerminationWithdrawn: (pursuit, { causeEvent }) => {
    const { ending: withdrawn, ...rest } = moved(pursuit, resultOf(pursuit, causeEvent), 'spent');
    return withdrawn?.causeEvent === causeEvent ? rest : { ...rest, ...(withdrawn ? { ending: withdrawn } : {}) };
  },
  ContractTerminated: (pursuit, _, { data }) => ({ ...pursuit, bondHeldFen: Number(data['bondHeldFen']) }),
  PerformanceBondForfeited: (pursuit) => ({ ...pursuit, bondForfeited: true }),
};

/** A window that has passed: for an appeal against a result, or for a contest of the notice. */
export function elapsed(pursuit: TerminationPursuit, name: string): TerminationPursuit {
  const result = Object.values(pursuit.results).find(({ causeEvent }) => name === appealTimer(causeEvent));
  if (result?.phase === 'appealable') return moved(pursuit, result, 'final');
  return name === pursuit.ending?.timer ? ending(pursuit, { windowOver: true }) : pursuit;
}
