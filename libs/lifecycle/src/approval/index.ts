import { approveFunding } from './approve-funding.js';
import { approveProject } from './approve-project.js';
import { checkScope } from './check-scope.js';
import { confirmBudgetLine } from './confirm-budget-line.js';
import { publishIntention } from './publish-intention.js';
import { recordAdHocDecision } from './record-ad-hoc-decision.js';
import { reviewProject } from './review-project.js';

export * from './approve-funding.js';
export * from './approve-project.js';
export * from './check-scope.js';
export * from './confirm-budget-line.js';
export * from './publish-intention.js';
export * from './record-ad-hoc-decision.js';
export * from './review-project.js';

export const approvalActs = [
  checkScope,
  confirmBudgetLine,
  reviewProject,
  recordAdHocDecision,
  approveFunding,
  approveProject,
  publishIntention,
] as const;
