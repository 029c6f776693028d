import { evaluationIn, OpenEvaluation } from '../draft.js';
import { Data, fact, Facts } from './fact.js';

const onEvaluation = (fields: readonly string[], apply: (evaluation: OpenEvaluation, data: Data) => void) =>
  fact(['contract', 'evaluation', ...fields], (draft, data) =>
    apply(evaluationIn(draft, data.text('contract'), data.text('evaluation')), data),
  );

/** From the plan of an evaluation to the use of its result. */
export const EVALUATION_FACTS: Facts = {
  EvaluationPlanned: onEvaluation([], () => undefined),
  EvaluationResultDetermined: onEvaluation(['scoreNum', 'scoreDen', 'grade'], (evaluation, data) => {
    evaluation.result = data.text('grade') === 'fail' ? 'fail' : 'pass';
    evaluation.scoreNum = data.fen('scoreNum');
    evaluation.scoreDen = data.fen('scoreDen');
    delete evaluation.appeal;
  }),
  EvaluationAppealed: onEvaluation([], (evaluation) => void (evaluation.appeal = 'open')),
  EvaluationAppealDecided: onEvaluation(['decision'], (evaluation, data) => {
    evaluation.appeal = data.text('decision') === 'upheld' ? 'upheld' : 'dismissed';
    if (evaluation.appeal === 'dismissed') return;
    // An upheld appeal sets the result aside; scoring opens again.
    delete evaluation.result;
    delete evaluation.scoreNum;
    delete evaluation.scoreDen;
  }),
  EvaluationResultApplied: onEvaluation(['use'], (evaluation, data) => {
    evaluation.uses = [...evaluation.uses, data.text('use')];
  }),
};
