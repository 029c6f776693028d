import { decideAward } from './decide-award.js';
import { publishAward } from './publish-award.js';
import { selectNextCandidate } from './select-next-candidate.js';
import { sendAwardNotice } from './send-award-notice.js';

export * from './award-decided.js';
export * from './decide-award.js';
export * from './publish-award.js';
export * from './select-next-candidate.js';
export * from './send-award-notice.js';

export const awardActs = [decideAward, sendAwardNotice, publishAward, selectNextCandidate] as const;
