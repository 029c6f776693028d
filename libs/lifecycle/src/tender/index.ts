import { approveMethod } from './approve-method.js';
import { bidBondActs } from './bid-bond/index.js';
import { cancelTender } from './cancel-tender.js';
import { disqualifyBid } from './disqualify-bid.js';
import { extendDeadline } from './extend-deadline.js';
import { failTender } from './fail-tender.js';
import { openBids } from './open-bids.js';
import { preparationActs } from './preparation/index.js';
import { publishTender } from './publish-tender.js';
import { qualifySupplier } from './qualify-supplier.js';
import { recordSelfOrganisedPurchase } from './record-self-organised-purchase.js';
import { revealBid } from './reveal-bid.js';
import { bidReviewActs } from './review/index.js';
import { roundActs } from './rounds/index.js';
import { scoreBid } from './score-bid.js';
import { signReport } from './sign-report.js';
import { submitBid } from './submit-bid.js';
import { withdrawBid } from './withdraw-bid.js';

export * from './approve-method.js';
export * from './bid-bond/index.js';
export * from './cancel-tender.js';
export * from './disqualify-bid.js';
export * from './extend-deadline.js';
export * from './fail-tender.js';
export * from './method.js';
export * from './open-bids.js';
export * from './preparation/index.js';
export * from './publish-tender.js';
export * from './qualify-supplier.js';
export * from './ranking.js';
export * from './record-self-organised-purchase.js';
export * from './reveal-bid.js';
export * from './review/index.js';
export * from './rounds/index.js';
export * from './score-bid.js';
export * from './sealed-bid.js';
export * from './sign-report.js';
export * from './submit-bid.js';
export * from './withdraw-bid.js';

export const tenderActs = [
  ...preparationActs,
  approveMethod,
  publishTender,
  extendDeadline,
  ...bidBondActs,
  submitBid,
  withdrawBid,
  revealBid,
  openBids,
  qualifySupplier,
  disqualifyBid,
  ...roundActs,
  ...bidReviewActs,
  scoreBid,
  signReport,
  failTender,
  cancelTender,
  recordSelfOrganisedPurchase,
] as const;
