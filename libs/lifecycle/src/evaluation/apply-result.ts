import { act, at, broken, E, event, say } from '../act/index.js';
import { oneOf, text } from '../schema/index.js';
import { appealIsOpen, noStandingResult } from './standing.js';

const use = { use: oneOf('payment', 'budget', 'selection', 'policy', 'termination', 'award'), decision: text() };

export const EvaluationResultApplied = event({
  type: 'EvaluationResultApplied',
  scope: 'evaluation',
  label: say('结果运用', 'Evaluation result applied'),
  act: 'ApplyResult',
  data: use,
});

/** Says to what a result was put to use (CD-32, KQ-32). */
export const applyResult = act({
  name: 'ApplyResult',
  scope: 'evaluation',
  label: say('运用评价结果', 'Apply the evaluation result'),
  addresses: [at(`${E}/apply`)],
  input: use,
  events: [EvaluationResultApplied],
  standing: (dossier, { evaluation }) =>
    broken(noStandingResult(dossier, evaluation), appealIsOpen(dossier, evaluation)),
  decide: (_, { evaluation: _evaluation, ...input }) => [EvaluationResultApplied.of(input)],
});
