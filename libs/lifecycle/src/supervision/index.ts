import { Act } from '../act/index.js';
import { reportStaffCost, reportSurplus, submitFinancialReport } from './accounts.js';
import { logSupervision, recordLedgerEntry, reportProgress } from './day-by-day.js';
import { scheduleInspection } from './inspection.js';
import { orderRectification, verifyRectification } from './rectification.js';
import { scheduleMilestone } from './schedule-milestone.js';
import { flagDeviation, setPerformanceTarget } from './targets.js';

export * from './accounts.js';
export * from './day-by-day.js';
export * from './inspection.js';
export * from './rectification.js';
export * from './schedule-milestone.js';
export * from './targets.js';

/** Supervision of what is being done: ledger, inspections, rectification, targets, the supplier's accounts (项目监管). */
export const supervisionActs: readonly Act[] = [
  scheduleMilestone,
  recordLedgerEntry,
  reportProgress,
  logSupervision,
  scheduleInspection,
  orderRectification,
  verifyRectification,
  setPerformanceTarget,
  flagDeviation,
  reportStaffCost,
  reportSurplus,
  submitFinancialReport,
];
