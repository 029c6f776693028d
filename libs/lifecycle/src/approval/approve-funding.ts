import { act, at, bound, breach, broken, event, P, procurementLaw, say } from '../act/index.js';
import { code, fen } from '../schema/index.js';

export const FundingApproved = event({
  type: 'FundingApproved',
  scope: 'project',
  label: say('经费核定', 'Funding approved'),
  act: 'ApproveFunding',
  data: { amountFen: fen(), line: code() },
  apply: (dossier, { amountFen }) => void (dossier.fundingFen = amountFen),
});

/** Fixes the money of a project within what its budget line has (INV-15). */
export const approveFunding = act({
  name: 'ApproveFunding',
  scope: 'project',
  label: say('核定经费', 'Approve the funding'),
  addresses: [at(`${P}/approval/approve-funding`)],
  input: { amountFen: fen(), line: code() },
  events: [FundingApproved],
  invariants: ({ budgetLine }, { amountFen }) =>
    broken(
      budgetLine !== undefined &&
        amountFen > budgetLine.availableFen &&
        breach(
          'OverBudget',
          'INV-15',
          [procurementLaw('6')],
          say('核定经费超过预算指标可用额', 'More funding than the budget line has'),
          { amountFen, availableFen: budgetLine.availableFen },
          bound('amountFen', '<=', budgetLine.availableFen),
        ),
    ),
  decide: (_, input) => [FundingApproved.of(input)],
});
