import { receiveBidBond } from './receive-bid-bond.js';
import { refundBidBond } from './refund-bid-bond.js';
import { waiveBidBond } from './waive-bid-bond.js';

export * from './held.js';
export * from './receive-bid-bond.js';
export * from './refund-bid-bond.js';
export * from './waive-bid-bond.js';

export const bidBondActs = [receiveBidBond, waiveBidBond, refundBidBond] as const;
