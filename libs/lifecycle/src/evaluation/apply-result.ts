import { act, at, broken, E, event, say } from '../act/index.js';
import { fen, int, oneOf, optional, text } from '../schema/index.js';
import { unfitUse, USES } from './result-uses.js';
import { appealIsOpen, noStandingResult } from './standing.js';

const use = {
  use: oneOf(...USES),
  decision: text(),
  /** What a use for the budget or a payment moves, where it moves money. */
  amountFen: optional(fen()),
};

export const EvaluationResultApplied = event({
  type: 'EvaluationResultApplied',
  scope: 'evaluation',
  label: say('结果运用', 'Evaluation result applied'),
  act: 'ApplyResult',
  /** With the result as it was used: a reader sees the effect and what bore it. */
  data: {
    ...use,
    grade: optional(oneOf('pass', 'fail')),
    scoreNum: optional(int(0)),
    scoreDen: optional(int(1)),
  },
});

/** Says to what a result was put to use; a use that the result does not bear is refused (NR-11, CD-32, KQ-32). */
export const applyResult = act({
  name: 'ApplyResult',
  scope: 'evaluation',
  label: say('运用评价结果', 'Apply the evaluation result'),
  addresses: [at(`${E}/apply`)],
  input: use,
  events: [EvaluationResultApplied],
  standing: (dossier, { evaluation }) =>
    broken(noStandingResult(dossier, evaluation), appealIsOpen(dossier, evaluation)),
  invariants: (dossier, input) => unfitUse(dossier, input),
  decide: ({ evaluations }, { evaluation, ...input }) => {
    const { grade, scoreNum, scoreDen } = evaluations.get(evaluation)!.result!;
    return [EvaluationResultApplied.of({ ...input, grade, scoreNum, scoreDen })];
  },
});
