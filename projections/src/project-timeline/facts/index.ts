import { CALL_FACTS } from './call.js';
import { COMPLAINT_FACTS } from './complaint.js';
import { CONTRACT_FACTS } from './contract.js';
import { EVALUATION_FACTS } from './evaluation.js';
import { Facts } from './fact.js';
import { FRAMEWORK_FACTS } from './framework.js';
import { PAYMENT_FACTS } from './payment.js';
import { PROPOSAL_FACTS } from './proposal.js';
import { TENDER_FACTS } from './tender.js';

export { Data } from './fact.js';

/** Every event type that changes what the document says beyond its counters. */
export const FACTS: Facts = {
  ...PROPOSAL_FACTS,
  ...TENDER_FACTS,
  ...CONTRACT_FACTS,
  ...PAYMENT_FACTS,
  ...EVALUATION_FACTS,
  ...CALL_FACTS,
  ...COMPLAINT_FACTS,
  ...FRAMEWORK_FACTS,
};
