import { act, at, bound, breach, broken, event, P, procurementLaw, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { code, fen } from '../schema/index.js';
import { beforeContract } from './before-contract.js';

export const FundingApproved = event({
  type: 'FundingApproved',
  scope: 'project',
  label: say('经费核定', 'Funding approved'),
  act: 'ApproveFunding',
  data: { amountFen: fen(), line: code() },
  apply: (dossier, { amountFen }) => void (dossier.fundingFen = amountFen),
});

/** Fixes the money of a project within what its budget line has and what was approved (INV-15). */
export const approveFunding = act({
  name: 'ApproveFunding',
  scope: 'project',
  label: say('核定经费', 'Approve the funding'),
  addresses: [at(`${P}/approval/approve-funding`)],
  input: { amountFen: fen(), line: code() },
  events: [FundingApproved],
  standing: (dossier) => broken(beforeContract(dossier)),
  invariants: (dossier, { amountFen }) => broken(withinLineAndApproval(dossier, amountFen)),
  decide: (_, input) => [FundingApproved.of(input)],
});

function withinLineAndApproval({ budgetLine, approval, proposal }: Dossier, amountFen: number) {
  const approvedFen = approval?.outcome === 'approved' ? approval.amountFen : proposal?.budgetFen;
  const boundFen = Math.min(budgetLine?.availableFen ?? Infinity, approvedFen ?? Infinity);
  return (
    amountFen > boundFen &&
    breach(
      'OverBudget',
      'INV-15',
      [procurementLaw('6')],
      say('核定经费超过预算指标可用额或批准金额', 'More funding than the budget line has or the approval allows'),
      { amountFen, boundFen },
      bound('amountFen', '<=', boundFen),
    )
  );
}
