import { act, at, bound, breach, broken, event, P, procurementLaw, say } from '../act/index.js';
import { code, fen, int, title } from '../schema/index.js';
import { beforeContract } from './before-contract.js';
import { needsDocument } from './document.js';

const line = { line: code(), year: int(1990, 2200), availableFen: fen(), documentNo: title() };

export const BudgetLineConfirmed = event({
  type: 'BudgetLineConfirmed',
  scope: 'project',
  label: say('预算指标确认', 'Budget line confirmed'),
  act: 'ConfirmBudgetLine',
  data: line,
  apply: (dossier, { line, year, availableFen }) => void (dossier.budgetLine = { line, year, availableFen }),
});

/** Finance confirms that the line can bear the proposal (INV-15). */
export const confirmBudgetLine = act({
  name: 'ConfirmBudgetLine',
  scope: 'project',
  label: say('确认预算指标', 'Confirm the budget line'),
  addresses: [at(`${P}/approval/confirm-budget-line`)],
  input: line,
  events: [BudgetLineConfirmed],
  standing: (dossier) => broken(beforeContract(dossier)),
  invariants: ({ proposal }, { availableFen }, { attachments }) =>
    broken(
      proposal !== undefined &&
        availableFen < proposal.budgetFen &&
        breach(
          'BudgetLineTooSmall',
          'INV-15',
          [procurementLaw('6')],
          say('预算指标可用额低于申报预算', 'The budget line holds less than the proposed budget'),
          { availableFen, budgetFen: proposal.budgetFen },
          bound('availableFen', '>=', proposal.budgetFen),
        ),
      needsDocument(attachments, 'INV-15', [procurementLaw('6')]),
    ),
  decide: (_, input) => [BudgetLineConfirmed.of(input)],
});
