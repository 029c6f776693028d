import { appointAgent } from './appoint-agent.js';
import { clarifyTender } from './clarify-tender.js';
import { cosignSpecificConditions } from './cosign-specific-conditions.js';
import { inviteSuppliers } from './invite-suppliers.js';
import { proposeMethod } from './propose-method.js';
import { publishSingleSourceNotice } from './publish-single-source-notice.js';
import { reviewFairCompetition } from './review-fair-competition.js';
import { setSpecificConditions } from './set-specific-conditions.js';

export * from './appoint-agent.js';
export * from './clarify-tender.js';
export * from './cosign-specific-conditions.js';
export * from './invite-suppliers.js';
export * from './propose-method.js';
export * from './publish-single-source-notice.js';
export * from './review-fair-competition.js';
export * from './set-specific-conditions.js';
export * from './turns-on.js';

/** What prepares a tender: conditions, method, agency, fair competition, notice of a single source, invitations. */
export const preparationActs = [
  setSpecificConditions,
  cosignSpecificConditions,
  proposeMethod,
  publishSingleSourceNotice,
  appointAgent,
  reviewFairCompetition,
  inviteSuppliers,
  clarifyTender,
] as const;
