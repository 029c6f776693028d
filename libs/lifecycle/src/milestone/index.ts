import { Act } from '../act/index.js';
import { approveImplementationPlan } from './approve-implementation-plan.js';
import { completeMidTermInspection } from './complete-mid-term-inspection.js';
import { conductAcceptance } from './conduct-acceptance.js';
import { recordBeneficiaryOpinion } from './record-beneficiary-opinion.js';
import { reportMilestone } from './report-milestone.js';
import { verifyMilestone } from './verify-milestone.js';

export * from './approve-implementation-plan.js';
export * from './complete-mid-term-inspection.js';
export * from './conduct-acceptance.js';
export * from './record-beneficiary-opinion.js';
export * from './report-milestone.js';
export * from './verify-milestone.js';

/** Implementation, its milestones and its acceptance (履约). */
export const milestoneActs: readonly Act[] = [
  approveImplementationPlan,
  reportMilestone,
  verifyMilestone,
  completeMidTermInspection,
  recordBeneficiaryOpinion,
  conductAcceptance,
];
