import { act, at, breach, broken, E, event, record, say } from '../act/index.js';
import { evaluationOf } from '../dossier-access.js';
import { code, text } from '../schema/index.js';
import { notItsSupplier, notOwnContract } from '../contract-supplier.js';
import { noStandingResult } from './standing.js';

const appeal = { appellant: code(), reason: text() };

export const EvaluationAppealed = event({
  type: 'EvaluationAppealed',
  scope: 'evaluation',
  label: say('评价结果申诉', 'Evaluation appealed'),
  act: 'AppealEvaluation',
  data: appeal,
  apply: (dossier, data) => {
    const { result } = evaluationOf(dossier, data);
    if (result) result.appeal = 'open';
  },
});

/** Contests a result within the plan's window; once for each result. */
export const appealEvaluation = act({
  name: 'AppealEvaluation',
  scope: 'evaluation',
  label: say('申诉评价结果', 'Appeal an evaluation result'),
  addresses: [at(`${E}/appeal`)],
  input: appeal,
  events: [EvaluationAppealed],
  standing: (dossier, { evaluation }, occasion) => {
    const { at } = occasion;
    const { result, contract = '' } = dossier.evaluations.get(evaluation) ?? {};
    return broken(
      noStandingResult(dossier, evaluation),
      notOwnContract(dossier, contract, occasion),
      result !== undefined &&
        at > result.appealUntil &&
        breach('AppealWindowOver', 'INV-33', [record('INV-33')], say('申诉期已过', 'The time for an appeal is over'), {
          at,
          appealUntil: result.appealUntil,
        }),
      (result?.appeal === 'open' || result?.appeal === 'dismissed') &&
        breach(
          'AppealedAlready',
          'INV-33',
          [record('INV-33')],
          say('该结果已经申诉', 'This result was appealed already'),
          {
            appeal: result.appeal,
          },
        ),
    );
  },
  invariants: (dossier, { evaluation, appellant }) =>
    broken(notItsSupplier(dossier, dossier.evaluations.get(evaluation)?.contract ?? '', appellant)),
  decide: (_, { evaluation: _evaluation, ...input }) => [EvaluationAppealed.of(input)],
});
