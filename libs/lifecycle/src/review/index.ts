import { Act } from '../act/index.js';
import { completeReEvaluation, recordPostCompletionObligation } from './after-completion.js';
import { awardBrand, nominateBrand, revokeBrand } from './brand.js';
import { closePublicNotice } from './close-public-notice.js';
import { decideScopeReview } from './decide-scope-review.js';
import { lodgeNoticeObjection } from './lodge-notice-objection.js';
import { postPublicNotice } from './post-public-notice.js';
import { rateExcellent } from './rate-excellent.js';
import { recordThirdPartyOpinion } from './record-third-party-opinion.js';
import { requestScopeReview } from './request-scope-review.js';
import { resumeProject, suspendProject } from './suspend-project.js';

export * from './after-completion.js';
export * from './brand.js';
export * from './close-public-notice.js';
export * from './decide-scope-review.js';
export * from './facts.js';
export * from './lodge-notice-objection.js';
export * from './post-public-notice.js';
export * from './rate-excellent.js';
export * from './record-third-party-opinion.js';
export * from './request-scope-review.js';
export * from './review.js';
export * from './suspend-project.js';

/** Reviews of a project by others than its purchaser, its public notice, its halts, and what outlasts it. */
export const reviewActs: readonly Act[] = [
  requestScopeReview,
  decideScopeReview,
  recordThirdPartyOpinion,
  postPublicNotice,
  lodgeNoticeObjection,
  closePublicNotice,
  suspendProject,
  resumeProject,
  rateExcellent,
  nominateBrand,
  awardBrand,
  revokeBrand,
  recordPostCompletionObligation,
  completeReEvaluation,
];
