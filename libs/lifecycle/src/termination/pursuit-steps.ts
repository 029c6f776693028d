import { JsonObject } from '@tongjian/kernel';
import { resultOf, TerminationPursuit } from './pursuit.js';

/** A command that is due, with its cause. */
export interface Step {
  readonly act: string;
  readonly causeEvent: string;
  readonly data: JsonObject;
}

const GROUND = '考核不合格,合同约定自动终止 (failing result)';

/** What is to be done now for a contract's failing results, whether or not it was asked for before. */
export function stepsDue(pursuit: TerminationPursuit): readonly Step[] {
  const { ending, bondHeldFen, bondForfeited, results } = pursuit;
  if (bondHeldFen !== undefined) {
    const result = resultOf(pursuit, ending?.causeEvent);
    const { causeEvent } = result ?? {};
    if (bondForfeited || causeEvent === undefined || result?.phase !== 'final') return [];
    return [{ act: 'ForfeitBond', causeEvent, data: { amountFen: bondHeldFen, basis: GROUND } }];
  }
  const final = Object.values(results).filter(({ phase }) => phase === 'final');
  const decisions = final
    .filter(({ onFail }) => onFail === 'decision')
    .map(({ evaluation, causeEvent }) => ({
      act: 'RequireTerminationDecision',
      causeEvent,
      data: { evaluation, causeEvent, reason: '合同未约定自动终止 (no such clause)' },
    }));
  return [...decisions, ...(ending ? endingDue(pursuit) : triggersDue(final))];
}

const triggersDue = (
  final: readonly { readonly evaluation: string; readonly causeEvent: string; readonly onFail: string }[],
) =>
  final
    .filter(({ onFail }) => onFail === 'termination')
    .slice(0, 1)
    .map(({ evaluation, causeEvent }) => ({
      act: 'TriggerTermination',
      causeEvent,
      data: { evaluation, causeEvent, clause: GROUND },
    }));

function endingDue(pursuit: TerminationPursuit): readonly Step[] {
  const { causeEvent, timer, windowOver, contest } = pursuit.ending!;
  // An appeal that was entered late holds up what its result has triggered.
  if (resultOf(pursuit, causeEvent)?.phase !== 'final') return [];
  const step = (act: string): readonly Step[] => [{ act, causeEvent, data: { ground: GROUND, causeEvent } }];
  if (timer === undefined) return step('ServeTerminationNotice');
  const free = contest === 'dismissed' || (contest === undefined && windowOver);
  return free ? step('TerminateContract') : [];
}
