import { amendContract } from './amend-contract.js';
import { completeContract } from './complete-contract.js';
import { draftContract } from './draft-contract.js';
import { fileContract } from './file-contract.js';
import { forfeitBond } from './forfeit-bond.js';
import { publishContract } from './publish-contract.js';
import { receiveBond } from './receive-bond.js';
import { refundBond } from './refund-bond.js';
import { signContract } from './sign-contract.js';
import { waiveBond } from './waive-bond.js';

export * from './amend-contract.js';
export * from './complete-contract.js';
export * from './draft-contract.js';
export * from './file-contract.js';
export * from './forfeit-bond.js';
export * from './publish-contract.js';
export * from './receive-bond.js';
export * from './refund-bond.js';
export * from './sign-contract.js';
export * from './waive-bond.js';

export const contractActs = [
  draftContract,
  receiveBond,
  waiveBond,
  signContract,
  publishContract,
  fileContract,
  amendContract,
  refundBond,
  forfeitBond,
  completeContract,
] as const;
