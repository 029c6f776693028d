import { Act } from '../act/index.js';
import { decideSubcontract } from './decide-subcontract.js';
import { findUnauthorisedAssignment } from './find-unauthorised-assignment.js';
import { recordBreach } from './record-breach.js';
import { renewContract } from './renew-contract.js';
import { requireCreditReport } from './require-credit-report.js';
import { serveCureNotice, verifyCure } from './serve-cure-notice.js';
import { resumeContract, suspendContract } from './suspend-contract.js';
import { verifyForFinancing } from './verify-for-financing.js';

export * from './breach-process.js';
export * from './decide-subcontract.js';
export * from './find-unauthorised-assignment.js';
export * from './record-breach.js';
export * from './renew-contract.js';
export * from './require-credit-report.js';
export * from './serve-cure-notice.js';
export * from './suspend-contract.js';
export * from './verify-for-financing.js';

/** A contract while it is performed: subcontracts, breaches, halts, renewal, confirmation to a lender (合同履行). */
export const performanceActs: readonly Act[] = [
  decideSubcontract,
  findUnauthorisedAssignment,
  recordBreach,
  serveCureNotice,
  verifyCure,
  requireCreditReport,
  suspendContract,
  resumeContract,
  renewContract,
  verifyForFinancing,
];
