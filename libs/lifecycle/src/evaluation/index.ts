import { Act } from '../act/index.js';
import { appointEvaluator } from './appoint-evaluator.js';
import { appealEvaluation } from './appeal-evaluation.js';
import { applyResult } from './apply-result.js';
import { closeSatisfactionSurvey } from './close-satisfaction-survey.js';
import { decideAppeal } from './decide-appeal.js';
import { determineEvaluationResult } from './determine-evaluation-result.js';
import { openSatisfactionSurvey } from './open-satisfaction-survey.js';
import { planEvaluation } from './plan-evaluation.js';
import { publishResult } from './publish-result.js';
import { reportEvaluation } from './report-evaluation.js';
import { reportSpecialAudit } from './report-special-audit.js';
import { scoreComponent } from './score-component.js';

export * from './appeal-evaluation.js';
export * from './appoint-evaluator.js';
export * from './apply-result.js';
export * from './close-satisfaction-survey.js';
export * from './decide-appeal.js';
export * from './determine-evaluation-result.js';
export * from './open-satisfaction-survey.js';
export * from './plan-evaluation.js';
export * from './publish-result.js';
export * from './report-evaluation.js';
export * from './report-special-audit.js';
export * from './score-component.js';

/** Performance evaluation (绩效评价). */
export const evaluationActs: readonly Act[] = [
  planEvaluation,
  appointEvaluator,
  openSatisfactionSurvey,
  closeSatisfactionSurvey,
  reportSpecialAudit,
  scoreComponent,
  reportEvaluation,
  determineEvaluationResult,
  appealEvaluation,
  decideAppeal,
  publishResult,
  applyResult,
];
