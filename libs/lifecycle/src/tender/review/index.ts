import { decideLowBidReview } from './decide-low-bid-review.js';
import { explainLowBid } from './explain-low-bid.js';
import { openLowBidReview } from './open-low-bid-review.js';
import { reviewConformity } from './review-conformity.js';

export * from './decide-low-bid-review.js';
export * from './explain-low-bid.js';
export * from './low-bid-triggers.js';
export * from './open-low-bid-review.js';
export * from './review-conformity.js';

/** What the panel examines in each bid beside its scores. */
export const bidReviewActs = [reviewConformity, openLowBidReview, explainLowBid, decideLowBidReview] as const;
