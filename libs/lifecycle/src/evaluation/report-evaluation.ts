import { act, at, broken, E, event, say } from '../act/index.js';
import { int, list, oneOf, text } from '../schema/index.js';
import { componentsMissing, gradeOf } from './determine-evaluation-result.js';
import { scoreOf } from './score.js';

const report = { narrative: text(), problems: list(text(), 0, 100), advice: list(text(), 0, 100) };

export const EvaluationReported = event({
  type: 'EvaluationReported',
  scope: 'evaluation',
  label: say('评价报告', 'Evaluation reported'),
  act: 'ReportEvaluation',
  data: { ...report, scoreNum: int(0), scoreDen: int(1), grade: oneOf('pass', 'fail') },
});

/** The report on an evaluation that every party has scored; its score is computed from theirs, not told (INV-31). */
export const reportEvaluation = act({
  name: 'ReportEvaluation',
  scope: 'evaluation',
  label: say('提交评价报告', 'Report the evaluation'),
  addresses: [at(`${E}/report`)],
  input: report,
  events: [EvaluationReported],
  standing: ({ evaluations }, { evaluation }) => {
    const plan = evaluations.get(evaluation);
    return plan ? broken(componentsMissing(plan)) : [];
  },
  decide: ({ evaluations }, { evaluation, ...input }) => {
    const plan = evaluations.get(evaluation)!;
    const { num: scoreNum, den: scoreDen } = scoreOf(plan)!.toJSON();
    return [EvaluationReported.of({ ...input, scoreNum, scoreDen, grade: gradeOf(plan)! })];
  },
});
