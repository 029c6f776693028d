import { act, at, breach, broken, doFirst, E, event, Fact, record, say } from '../act/index.js';
import { evaluationOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { oneOf, text } from '../schema/index.js';
import { TerminationWithdrawn } from '../termination/termination-withdrawn.js';

const decision = { decision: oneOf('upheld', 'dismissed'), reason: text() };

export const EvaluationAppealDecided = event({
  type: 'EvaluationAppealDecided',
  scope: 'evaluation',
  label: say('申诉复核决定', 'Evaluation appeal decided'),
  act: 'DecideAppeal',
  outcome: (data) => data.decision,
  data: decision,
  apply: (dossier, data) => {
    const { result } = evaluationOf(dossier, data);
    if (result) result.appeal = data.decision;
  },
});

/** An upheld appeal sets the result aside: a termination that it triggered is withdrawn, and scoring opens again. */
export const decideAppeal = act({
  name: 'DecideAppeal',
  scope: 'evaluation',
  label: say('决定申诉', 'Decide an appeal'),
  outcomes: { positive: ['upheld', 'dismissed'], other: [] },
  addresses: [at(`${E}/appeal/uphold`, { decision: 'upheld' }), at(`${E}/appeal/dismiss`, { decision: 'dismissed' })],
  input: decision,
  events: [EvaluationAppealDecided, TerminationWithdrawn],
  outcome: (input) => input.decision,
  standing: ({ evaluations }, { evaluation }) =>
    broken(
      evaluations.get(evaluation)?.result?.appeal !== 'open' &&
        breach(
          'NoAppealOpen',
          'INV-33',
          [record('INV-33')],
          say('没有待决定的申诉', 'No appeal awaits a decision'),
          { evaluation },
          doFirst('AppealEvaluation'),
        ),
    ),
  decide: (dossier, { evaluation, ...input }) => {
    const decided = EvaluationAppealDecided.of(input);
    const withdrawn = input.decision === 'upheld' && withdrawal(dossier, evaluation);
    return withdrawn ? [decided, withdrawn] : [decided];
  },
});

/** The termination that this very result triggered, unless it is done already. */
function withdrawal({ evaluations, contracts }: Dossier, evaluation: string): Fact | false {
  const { contract = '', result } = evaluations.get(evaluation) ?? {};
  const parties = contracts.get(contract);
  const triggered = result !== undefined && parties?.termination?.triggeredBy === result.eventId;
  return (
    triggered &&
    parties.status === 'signed' &&
    TerminationWithdrawn.of({ causeEvent: result.eventId, reason: 'appealUpheld' })
  );
}
