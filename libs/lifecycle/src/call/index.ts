import { Act } from '../act/index.js';
import { checkProposal } from './check-proposal.js';
import { closeCall } from './close-call.js';
import { failCall } from './fail-call.js';
import { issueGuide } from './issue-guide.js';
import { openCall } from './open-call.js';
import { rankProposals } from './rank-proposals.js';
import { retractProposal } from './retract-proposal.js';
import { scoreProposal } from './score-proposal.js';
import { submitProposal } from './submit-proposal.js';

export * from './call.js';
export * from './check-proposal.js';
export * from './close-call.js';
export * from './facts.js';
export * from './fail-call.js';
export * from './issue-guide.js';
export * from './open-call.js';
export * from './rank-proposals.js';
export * from './ranking.js';
export * from './retract-proposal.js';
export * from './score-proposal.js';
export * from './submit-proposal.js';

/** Suppliers propose projects (项目指南与申报): guide, call, proposals, their examination, scores and ranking. */
export const callActs: readonly Act[] = [
  issueGuide,
  openCall,
  submitProposal,
  retractProposal,
  closeCall,
  checkProposal,
  scoreProposal,
  rankProposals,
  failCall,
];
