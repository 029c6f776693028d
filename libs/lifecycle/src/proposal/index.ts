import { proposeProject } from './propose-project.js';
import { reviseProposal } from './revise-proposal.js';
import { withdrawProposal } from './withdraw-proposal.js';

export * from './propose-project.js';
export * from './revise-proposal.js';
export * from './withdraw-proposal.js';

export const proposalActs = [proposeProject, reviseProposal, withdrawProposal] as const;
