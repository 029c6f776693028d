import { act, at, event, P, say } from '../act/index.js';
import { text } from '../schema/index.js';

export const ProjectProposalWithdrawn = event({
  type: 'ProjectProposalWithdrawn',
  scope: 'project',
  label: say('撤回申报', 'Proposal withdrawn'),
  act: 'WithdrawProposal',
  data: { reason: text() },
});

/** Ends a project before it was approved. */
export const withdrawProposal = act({
  name: 'WithdrawProposal',
  scope: 'project',
  label: say('撤回申报', 'Withdraw the proposal'),
  addresses: [at(`${P}/proposal/withdraw`)],
  input: { reason: text() },
  events: [ProjectProposalWithdrawn],
  decide: (_, input) => [ProjectProposalWithdrawn.of(input)],
});
