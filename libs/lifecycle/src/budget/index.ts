import { Act } from '../act/index.js';
import { allocateReservedShare } from './allocate-reserved-share.js';
import { approveMultiYear } from './approve-multi-year.js';
import { approveSupplement } from './approve-supplement.js';
import { carryForwardBudget } from './carry-forward-budget.js';
import { establishSpecialLine } from './establish-special-line.js';
import { flagDoubleFunding } from './flag-double-funding.js';
import { flagFundMisuse } from './flag-fund-misuse.js';
import { recordBudgetOffset } from './record-budget-offset.js';
import { releaseBudget } from './release-budget.js';
import { reserveBudget } from './reserve-budget.js';
import { approveNewPost, planStaffingReduction, recordStaffingReduction, setRecruitmentFreeze } from './staffing.js';

export * from './allocate-reserved-share.js';
export * from './approve-multi-year.js';
export * from './approve-supplement.js';
export * from './carry-forward-budget.js';
export * from './establish-special-line.js';
export * from './facts.js';
export * from './flag-double-funding.js';
export * from './flag-fund-misuse.js';
export * from './money.js';
export * from './record-budget-offset.js';
export * from './release-budget.js';
export * from './reserve-budget.js';
export * from './staffing.js';

/** The money of a project and the posts that go with it (预算, 费随事转, 人随事走). */
export const budgetActs: readonly Act[] = [
  establishSpecialLine,
  flagDoubleFunding,
  recordBudgetOffset,
  planStaffingReduction,
  recordStaffingReduction,
  setRecruitmentFreeze,
  approveNewPost,
  reserveBudget,
  releaseBudget,
  approveSupplement,
  approveMultiYear,
  carryForwardBudget,
  allocateReservedShare,
  flagFundMisuse,
];
