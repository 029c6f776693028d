import { publishOpeningKey } from './publish-opening-key.js';
import { recoverBid } from './recover-bid.js';
import { releaseBidKey } from './release-bid-key.js';
import { releaseKeyShares } from './release-key-shares.js';

export * from './bid-opened.js';
export * from './bid-sealed.js';
export * from './envelope.js';
export * from './publish-opening-key.js';
export * from './recover-bid.js';
export * from './release-bid-key.js';
export * from './release-key-shares.js';

export const sealingActs = [publishOpeningKey, releaseBidKey, releaseKeyShares, recoverBid] as const;
