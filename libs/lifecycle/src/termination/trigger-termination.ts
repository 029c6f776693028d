import { act, at, breach, broken, C, civilCode, doFirst, event, record, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { id, text, title } from '../schema/index.js';
import { contestIsOpen, notInForce } from './in-force.js';
import { joined } from './joined.js';
import { resultAt } from './triggering-result.js';

const cause = { evaluation: id(), causeEvent: text(64), clause: title() };

export const TerminationTriggered = event({
  type: 'TerminationTriggered',
  scope: 'contract',
  label: say('终止条件成就', 'Termination triggered'),
  act: 'TriggerTermination',
  data: cause,
  happening: ({ lot, contract, evaluation }) => joined({ lot, contract, evaluation }),
  apply: (dossier, data) =>
    void (contractOf(dossier, data).termination = { triggeredBy: data.causeEvent, noticeServed: false }),
});

/**
 * The clause of the contract takes effect on a failing result: automatic means an automatic command, which needs the
 * clause in the signed contract and a final result (INV-33). It supersedes a notice for another cause.
 */
export const triggerTermination = act({
  name: 'TriggerTermination',
  scope: 'contract',
  label: say('触发自动终止', 'Trigger the termination'),
  addresses: [at(`${C}/termination/trigger`)],
  input: cause,
  links: (dossier, { contract, evaluation }) => resultAt(dossier, contract, evaluation),
  events: [TerminationTriggered],
  standing: (dossier, { contract }) =>
    broken(notInForce(dossier, contract), triggeredAlready(dossier, contract), contestIsOpen(dossier, contract)),
  invariants: (dossier, input, { at }) => broken(clauseMissing(dossier, input), notFinal(dossier, input, at)),
  decide: (_, { contract: _contract, ...input }) => [TerminationTriggered.of(input)],
});

type Input = { readonly contract: string; readonly evaluation: string; readonly causeEvent: string };

/** The clause as the contract carried it when the result was determined. */
const clauseMissing = ({ contracts, evaluations }: Dossier, { contract, evaluation }: Input) =>
  contracts.get(contract)?.terminateOnFail !== true &&
  evaluations.get(evaluation)?.result?.onFail !== 'termination' &&
  breach(
    'ClauseMissing',
    'INV-33',
    [civilCode('562'), record('INV-33')],
    say('合同没有约定考核不合格自动终止', 'The contract has no clause that a failing result ends it'),
    { contract },
    doFirst('RequireTerminationDecision'),
  );

const triggeredAlready = ({ contracts }: Dossier, contract: string) =>
  contracts.get(contract)?.termination?.triggeredBy !== undefined &&
  breach(
    'TerminationUnderWay',
    'INV-33',
    [record('INV-33')],
    say('终止程序已在进行', 'A termination is under way already'),
    { contract },
  );

function notFinal({ evaluations }: Dossier, { contract, evaluation, causeEvent }: Input, at: string) {
  const plan = evaluations.get(evaluation);
  const result = plan?.contract === contract ? plan.result : undefined;
  const failing = result?.grade === 'fail' && result.eventId === causeEvent && result.spared !== true;
  const final =
    result?.appeal === 'dismissed' || (result?.appeal === undefined && result !== undefined && at > result.appealUntil);
  return (
    !(failing && final) &&
    breach(
      'NoFinalFailingResult',
      'INV-33',
      [record('INV-33')],
      say('没有已经确定、不再可申诉的不合格结果', 'There is no failing result that is final'),
      {
        evaluation,
        grade: result?.grade ?? 'none',
        appeal: result?.appeal ?? 'none',
        appealUntil: result?.appealUntil ?? '',
      },
      ...(failing && !final && result?.appeal === undefined
        ? [{ kind: 'wait', until: result.appealUntil } as const]
        : []),
      ...(result?.appeal === 'open' ? [doFirst('DecideAppeal')] : []),
    )
  );
}
