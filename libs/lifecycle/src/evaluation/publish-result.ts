import { act, at, broken, E, event, say } from '../act/index.js';
import { title } from '../schema/index.js';
import { appealIsOpen, noStandingResult } from './standing.js';

export const EvaluationResultPublished = event({
  type: 'EvaluationResultPublished',
  scope: 'evaluation',
  label: say('评价结果公布', 'Evaluation result published'),
  act: 'PublishResult',
  data: { channel: title() },
});

/** Publishes a result that stands and is not under appeal (KQ-32). */
export const publishResult = act({
  name: 'PublishResult',
  scope: 'evaluation',
  label: say('公布评价结果', 'Publish the evaluation result'),
  addresses: [at(`${E}/publish`)],
  input: { channel: title() },
  events: [EvaluationResultPublished],
  standing: (dossier, { evaluation }) =>
    broken(noStandingResult(dossier, evaluation), appealIsOpen(dossier, evaluation)),
  decide: (_, { evaluation: _evaluation, ...input }) => [EvaluationResultPublished.of(input)],
});
