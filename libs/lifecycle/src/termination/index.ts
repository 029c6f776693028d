import { Act } from '../act/index.js';
import { contestTermination } from './contest-termination.js';
import { decideContest } from './decide-contest.js';
import { requireTerminationDecision } from './require-termination-decision.js';
import { serveTerminationNotice } from './serve-termination-notice.js';
import { settleTermination } from './settle-termination.js';
import { terminateContract } from './terminate-contract.js';
import { triggerTermination } from './trigger-termination.js';

export * from './contest-termination.js';
export * from './decide-contest.js';
export * from './require-termination-decision.js';
export * from './serve-termination-notice.js';
export * from './settle-termination.js';
export * from './terminate-contract.js';
export * from './termination-process.js';
export * from './termination-withdrawn.js';
export * from './trigger-termination.js';

/** Ending a contract before its time (终止). */
export const terminationActs: readonly Act[] = [
  triggerTermination,
  serveTerminationNotice,
  contestTermination,
  decideContest,
  terminateContract,
  settleTermination,
  requireTerminationDecision,
];
